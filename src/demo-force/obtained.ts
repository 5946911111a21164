import { pick, seededRng, shuffled } from '../shared/random';
import { AUTHORITIES } from './authorities';
import { type Force } from './force';
import { momentIn } from './period';
import { between, chance, geometric } from './sampling';
import { type Traces } from './traces';

/** Crime groups' calls among themselves, obtained under authorities; an operation (ALDER) keeps part of them. */
export function inventObtainedData(force: Force, traces: Traces): void {
  const rng = seededRng(`${force.seed}/obtained`);
  const groups = shuffled(rng, force.groups).slice(0, Math.max(2, Math.round(force.groups.length / 4)));
  for (const quarter of force.period.quarters) {
    for (const group of groups) {
      for (let k = between(rng, 10, 40); k > 0; k--) {
        const [from, to] = [pick(rng, group.members).number, pick(rng, group.members).number];
        if (from === undefined || to === undefined || from === to) continue;
        const covert = chance(rng, 0.25);
        traces.calls.push({
          from,
          to,
          at: momentIn(rng, quarter),
          seconds: 5 + geometric(rng, 80),
          sms: chance(rng, 0.3),
          authority: covert ? AUTHORITIES.covert : AUTHORITIES.group,
        });
      }
    }
  }
}
