import { seededRng } from '../shared/random';
import { Casting } from './casting';
import { instances, type Force } from './force';
import { LOOK_ALIKES } from './look-alikes/index';
import { type Planted, type Story } from './scene';
import { STORIES } from './stories/index';
import { type Traces } from './traces';

export interface PlantedStory extends Planted {
  readonly id: string;
  readonly story: Story;
}

/**
 * Plants every story and look-alike. One instance of each before a second of any, so that each has its cast.
 * Throws `usage` where the force is too small.
 */
export function plantStories(force: Force, traces: Traces): { planted: PlantedStory[]; cast: Casting } {
  const cast = new Casting(force, seededRng(`${force.seed}/cast`));
  const planted: PlantedStory[] = [];
  for (let n = 0; n < instances(force.staff.length); n++) {
    for (const story of [...STORIES, ...LOOK_ALIKES]) {
      const rng = seededRng(`${force.seed}/${story.id}/${n}`);
      const outcome = story.plant({ force, traces, cast, rng }, n);
      planted.push({ ...outcome, id: `${story.id}-${n + 1}`, story });
    }
  }
  return { planted, cast };
}
