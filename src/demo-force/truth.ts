import { type DeliveryTally } from './delivery';
import { type Force } from './force';
import { type PlantedStory } from './plant';

/** What was planted and what each file holds, for evaluation: the product never reads it. */
export function truthOf(
  force: Force,
  planted: readonly PlantedStory[],
  deliveries: readonly DeliveryTally[],
): string {
  const stories = planted.map(({ id, story, subjects, nominals, numbers, pairs, summary }) => ({
    id,
    story: story.id,
    pattern: story.pattern,
    kind: story.kind,
    subjects: subjects.map((person) => person.id),
    ...(pairs ? { pairs: pairs.map(([a, b]) => [a.id, b.id].sort()) } : {}),
    nominals: (nominals ?? []).map((nominal) => nominal.id),
    numbers: numbers ?? [],
    summary,
  }));
  const options = { seed: force.seed, staff: force.staff.length, months: force.months };
  return `${JSON.stringify({ options, stories, deliveries }, null, 1)}\n`;
}
