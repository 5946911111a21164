import { FOREVER } from './time';
import { fold, recordedBy, type Folded, type FullDelivery, type Observation, type Place } from './versions';

/** File n was supplied on day n by HR. What each full delivery lacks or has is said by the test. */
const at = (day: number): string => `2024-01-0${day}T00:00:00.000Z`;
const place = (day: number): Place => ({ order: at(day), suppliedAt: at(day), supplier: 'HR', system: 'S' });
const places = new Map([1, 2, 3, 4, 5, 6].map((day) => [day, place(day)]));
const row = (hash: string, day: number, more: Partial<Observation> = {}): Observation => ({
  ...{ file: day, line: 1, hash, reading: '', stated: '' },
  ...more,
});
const full = (day: number, more: Partial<FullDelivery> = {}): FullDelivery => ({
  ...place(day),
  ...{ source: 'posts', files: new Set<number>(), rejectedChains: new Set<string>() },
  ...more,
});
const folded = (rows: Observation[], ...fulls: FullDelivery[]): Folded => fold('key', rows, places, fulls);
const standing = (of: Folded): string[] =>
  of.versions.map((v) => `${v.hash}${v.occurrence} ${v.recordedAt} ${v.standsUntil}`);
const CLOSED_ON_3 = [`A1 ${at(1)} ${at(3)}`];
const STANDS = [`A1 ${at(1)} ${FOREVER}`];

test('what the last full delivery lacks is closed on its day, once, and by the first that lacks it', () => {
  const [third, fourth] = [full(3), full(4)];
  const { closedBy, ...found } = folded([row('A', 1)], third, fourth);
  expect(standing({ closedBy, ...found })).toEqual(CLOSED_ON_3);
  expect(closedBy).toEqual([third]);
  expect(folded([row('A', 1)]).closedBy).toEqual([]);
});

test('every full delivery counts, not the first alone', () => {
  const found = folded([row('A', 1), row('A', 3), row('A', 5)], full(2), full(4), full(6));
  expect(standing(found)).toEqual([`A1 ${at(1)} ${at(2)}`, `A2 ${at(3)} ${at(4)}`, `A3 ${at(5)} ${at(6)}`]);
});

test.each<[string, Partial<FullDelivery>]>([
  ['another supplier’s', { supplier: 'Finance' }],
  ['another system’s', { system: 'T' }],
  ['another’s in both', { supplier: 'Finance', system: 'T' }],
  ['one that rejected the row', { rejectedChains: new Set(['other', 'key']) }],
  ['one that has the row', { files: new Set([7, 2]) }],
])('a full delivery closes nothing where it is %s', (_what, more) => {
  expect(standing(folded([row('A', 1), row('A', 2)], full(3, more)))).toEqual(STANDS);
  expect(standing(folded([row('A', 1), row('A', 2)], full(3, { files: new Set([9]) })))).toEqual(CLOSED_ON_3);
});

test('a row that comes at the very place of a full delivery comes before it', () => {
  expect(standing(folded([row('A', 1), row('A', 3)], full(3)))).toEqual(CLOSED_ON_3);
});

test('a row is new, superseding or a duplicate; read differently it is another version', () => {
  const rows = [row('A', 1), row('A', 2), row('A', 3, { reading: 'r' }), row('B', 4), row('A', 6)];
  const { verdicts, versions } = folded(rows, full(5));
  expect(rows.map((r) => verdicts.get(r))).toEqual(['new', 'duplicate', 'superseding', 'superseding', 'new']);
  expect(versions.map((v) => v.observations.map((o) => o.file))).toEqual([[1, 2], [3], [4], [6]]);
  expect(versions.map((v) => [v.hash, v.reading, v.occurrence])).toEqual([
    ['A', '', 1],
    ['A', 'r', 2],
    ['B', '', 1],
    ['A', '', 3],
  ]);
});

test('of one file the line decides, of one line the content', () => {
  const rows = [row('C', 1, { line: 3 }), row('B', 1, { line: 20 }), row('A', 2, { line: 1 })];
  const hashes = (given: Observation[]): string[] => folded(given).versions.map((v) => v.hash + v.reading);
  expect(hashes(rows)).toEqual(['C', 'B', 'A']);
  expect(hashes([...rows].reverse())).toEqual(['C', 'B', 'A']);
  const same = [row('A', 1), row('B', 1), row('B', 1, { reading: 'r' })];
  expect(hashes(same)).toEqual(['A', 'B', 'Br']);
  expect(hashes([...same].reverse())).toEqual(['A', 'B', 'Br']);
});

test('a row of a file that the ledger does not have comes first, is never recorded, and no delivery closes it', () => {
  expect(standing(folded([row('A', 1), row('X', 99)]))).toEqual([`X1 ${FOREVER} ${at(1)}`, ...STANDS]);
  expect(standing(folded([row('X', 99), row('A', 1)], full(3)))).toEqual([
    `X1 ${FOREVER} ${at(1)}`,
    ...CLOSED_ON_3,
  ]);
  const alone = folded([row('X', 99)], full(3));
  expect([standing(alone), alone.closedBy]).toEqual([[`X1 ${FOREVER} ${FOREVER}`], []]);
});

test('recorded by a time: the first of them by its source’s date, a later one by its own or the delivery’s', () => {
  const rows = [
    row('C', 4, { stated: `=${at(2)}` }),
    row('B', 6, { stated: `~${at(2)}` }),
    row('A', 5, { stated: `~${at(1)}` }),
    row('D', 3),
  ];
  const hashes = (asOf: string): string[] => recordedBy(rows, places, asOf).map((o) => o.hash);
  // In order of files: D (3), C (4), A (5), B (6). Until something is kept, whatever comes next would be the first.
  expect(hashes('2023-12-31T00:00:00.000Z')).toEqual([]);
  expect(hashes(at(1))).toEqual(['A']);
  expect(hashes(at(2))).toEqual(['C']);
  expect(hashes(at(3))).toEqual(['D', 'C']);
  expect(hashes(FOREVER)).toEqual(['D', 'C', 'A', 'B']);
});
