import { entityId, type EntityId } from '../model/entity';
import type { ContactMonth } from '../model/contact';
import { readGrade } from '../model/grade';
import { FOREVER } from '../model/time';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { contactMonth, GUILTY, MONTHS, OFFENDER, splitForce } from '../../test/support/split-contact';
import { rankForce } from '.';

/** Everybody looks up five nominals a month, every seventh their own offender as well, and all have an account. */
const IDS = Array.from({ length: 300 }, (_, i) => `S${String(i).padStart(3, '0')}`);
const account = (name: string): EntityId => entityId('KV', 'username', name, 'sentinel');
const lookUp = (name: string, about: EntityId, month: number, count: number): ContactMonth => ({
  ...contactMonth(`l-${name}-${about}-${month}`, 'x', 'y', MONTHS[month]!, count),
  source: 'system-access',
  kind: 'view',
  from: account(name),
  to: about,
});

/** The place by likelihood of the officer who calls an offender and looks the offender up by two accounts. */
function placeOf(own: (month: number) => number, second: (month: number) => number): number {
  const usual = IDS.flatMap((id, i) =>
    MONTHS.flatMap((_, m) => [
      lookUp(id, entityId('KV', 'nominal', `W${i}-${m}`), m, 5),
      ...(i > 0 && i % 7 === 0 && m % 2 === 0 ? [lookUp(id, entityId('KV', 'nominal', `O${id}`), m, 2)] : []),
    ]),
  );
  const looked = MONTHS.flatMap((_, m) => [
    ...(own(m) > 0 ? [lookUp(GUILTY, OFFENDER, m, own(m))] : []),
    ...(second(m) > 0 ? [lookUp('nobody', OFFENDER, m, second(m))] : []),
  ]);
  const calls = { own: (m: number) => (m % 2 === 0 ? 2 : 1), second: () => 0 };
  const force = splitForce(calls, [...usual, ...looked]);
  const held = IDS.map((id) => ({
    identifier: account(id),
    holder: staff(id),
    from: '2015-01-01T00:00:00.000Z',
    to: FOREVER,
    record: `u-${id}`,
    basis: 'issued',
  }));
  const rows = IDS.map((id) =>
    versionOf({
      ...{ id: `u-${id}`, source: 'phone-attribution', recordedAt: endOf('2015-01-01'), meanings: {} },
      grade: readGrade('1A')!.grade,
    }),
  );
  const { force: ranked, ranks } = rankForce(
    projectionOf({
      ...force,
      records: [...force.records, ...rows],
      attributions: [...force.attributions!, ...held],
    }),
    { asOf: endOf('2024-12-31'), order: 'likelihood' },
  );
  return ranks[ranked.context.population.position.get(staff(GUILTY))!]!;
}

test('look-ups divided over an account of nobody leave somebody among the first twenty, and all of them moved do not', () => {
  const places = [
    placeOf(
      () => 4,
      () => 0,
    ),
    placeOf(
      () => 2,
      () => 2,
    ),
    placeOf(
      (m) => (m % 2 === 0 ? 4 : 0),
      (m) => (m % 2 === 1 ? 4 : 0),
    ),
    placeOf(
      (m) => (m < 6 ? 4 : 0),
      (m) => (m >= 6 ? 4 : 0),
    ),
    placeOf(
      () => 0,
      () => 4,
    ),
  ];
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(places[3]).toBeLessThanOrEqual(20);
  expect(places[4]).toBeGreaterThan(20);
});
