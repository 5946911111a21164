import { pick } from '../../shared/random';
import { AUTHORITIES } from '../authorities';
import { inEvening } from '../period';
import { between } from '../sampling';
import { call, lookUp, minutesAfter, spread, workNumber, type Story } from '../scene';

/** An officer looks up a crime group, calls a go-between within the hour, and the go-between calls the group. */
export const leak: Story = {
  id: 'leak',
  pattern: 'shared-number',
  kind: 'planted',
  plant: (scene) => {
    const { cast, rng, traces } = scene;
    const officer = cast.withRole(['serious-crime', 'detective', 'response', 'neighbourhood'], 'mobile');
    const members = cast.groupMembers(2);
    const goBetween = cast.publicNumber();
    const episodes = spread(scene, between(rng, 4, 7));
    for (const day of episodes) {
      const at = inEvening(rng, day);
      for (const member of members) lookUp(scene, officer, member, minutesAfter(scene, at, 0, 9));
      const told = minutesAfter(scene, at, 14, 55);
      call(scene, workNumber(officer), goBetween, told);
      const passedOn = {
        at: minutesAfter(scene, told, 5, 60),
        seconds: between(rng, 20, 300),
        sms: false,
        authority: AUTHORITIES.leak,
      };
      traces.calls.push({ from: goBetween, to: pick(rng, members).number, ...passedOn });
      const asked = {
        at: minutesAfter(scene, at, -180, -60),
        seconds: between(rng, 20, 90),
        sms: false,
        authority: AUTHORITIES.leak,
      };
      traces.calls.push({ from: pick(rng, members).number, to: goBetween, ...asked });
    }
    return {
      subjects: [officer],
      nominals: members,
      numbers: [goBetween],
      summary: `${episodes.length} times: the group calls a go-between, the officer looks the group up and calls the go-between, who calls the group`,
    };
  },
};
