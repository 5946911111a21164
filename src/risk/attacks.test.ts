import {
  aThirdDown,
  inventForce,
  placeAfter,
  placeOf,
  placesOf,
  report,
} from '../../test/support/attacked-force';
import { endOf, projectionOf } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { LIST_ORDERS, rankForce } from '.';
import { ATTACKS, doubled, TRUE_SOURCES } from '../../test/support/attacks';
import { namedMember, ringing } from '../../test/support/attacks-by-bills';

/** A force of 300 is small enough for every test run; `npm run attacks` asks one of 5,500 as well. */
const force = inventForce(300, '300');
const officer = aThirdDown(force);

test('the officer stands about a third down', () => {
  expect(placeOf(force.records, officer, 'priority')).toBeGreaterThan(60);
});

test.each(ATTACKS.map((a) => [a.name, a] as const))('%s: never into the first twenty', (_, attack) => {
  for (const order of LIST_ORDERS) expect(placeAfter(attack, officer, force, order)).toBeGreaterThan(20);
});

test.each([
  ['an offender who rings 72 times', ringing(24, 3)],
  ['a crime group’s row', namedMember('2B')],
])('%s brings in nobody who stands from 61st to 70th by what is said of them', (_, attack) => {
  for (const by of ['priority', 'likelihood'] as const) {
    const { order, force: ranked } = rankForce(projectionOf({ records: force.records }), {
      ...{ asOf: endOf('2024-12-31'), order: by },
    });
    for (const person of order.slice(60, 70)) {
      const id = ranked.context.population.members[person]!.id.split(':').at(-1)!;
      expect(placeAfter(attack, id, force, by)).toBeGreaterThan(20);
    }
  }
});

test.each(TRUE_SOURCES.map((a) => [a.name, a] as const))('%s: into the first twenty', (_, attack) => {
  expect(placeAfter(attack, officer, force, 'priority')).toBeLessThanOrEqual(20);
});

test('a feed that comes twice under new ids moves nobody into the first twenty who was not near', () => {
  const once = placesOf(force.records, 'priority');
  const twice = placesOf(doubled(force.records), 'priority');
  expect([...once].filter(([id, place]) => place > 60 && twice.get(id)! <= 20)).toEqual([]);
});

test('a report that names everybody else says next to nothing of each, and hides nobody', () => {
  const scoresOf = (records: typeof force.records): Map<string, number> => {
    const { force: ranked } = rankForce(projectionOf({ records }), {
      asOf: endOf('2024-12-31'),
      order: 'likelihood',
    });
    return new Map(ranked.context.population.members.map(({ id }, i) => [id, ranked.score[i]! / 1e6]));
  };
  const [first] = [...placesOf(force.records, 'likelihood')].find(([, place]) => place === 1)!;
  const others = force.ids.map(staff).filter((id) => id !== first);
  const all = { ...report('x', officer, '2024-12-01', '2B', 'infiltration'), key: 'x' };
  const naming = { ...all, meanings: { ...all.meanings, subjects: others, source_ref: 'x' } };
  const [before, after] = [scoresOf(force.records), scoresOf([...force.records, naming])];
  expect(Math.abs(after.get(first)! - before.get(first)!)).toBeLessThan(0.1);
});
