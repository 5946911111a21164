import { aThirdDown, inventForce, placeOf, placesOf } from '../../test/support/attacked-force';
import { ATTACKS, doubled, TRUE_SOURCES } from '../../test/support/attacks';

/** A force of 300 is small enough for every test run; `npm run attacks` asks one of 5,500 as well. */
const force = inventForce(300, '300');
const officer = aThirdDown(force);

test('the officer stands about a third down', () => {
  expect(placeOf(force.records, officer, 'priority')).toBeGreaterThan(60);
});

test.each(ATTACKS.map((a) => [a.name, a] as const))('%s: never into the first twenty', (_, attack) => {
  const records = [...force.records, ...attack.records(officer, force)];
  for (const order of ['priority', 'likelihood'] as const)
    expect(placeOf(records, officer, order)).toBeGreaterThan(20);
});

test.each(TRUE_SOURCES.map((a) => [a.name, a] as const))('%s: into the first twenty', (_, attack) => {
  const records = [...force.records, ...attack.records(officer, force)];
  expect(placeOf(records, officer, 'priority')).toBeLessThanOrEqual(20);
});

test('a feed that comes twice under new ids moves nobody into the first twenty who was not near', () => {
  const once = placesOf(force.records, 'priority');
  const twice = placesOf(doubled(force.records), 'priority');
  expect([...once].filter(([id, place]) => place > 60 && twice.get(id)! <= 20)).toEqual([]);
});
