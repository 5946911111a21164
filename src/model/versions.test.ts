import fc from 'fast-check';
import { FOREVER } from './time';
import { fold, recordedBy, type FullDelivery, type Observation, type Place } from './versions';

/** File n was supplied on day n. A full delivery of day n that lacks the key is `missing(n)`. */
const at = (day: number): string => new Date(Date.UTC(2024, 0, day)).toISOString();
const place = (day: number): Place => ({ order: at(day), suppliedAt: at(day), supplier: 'HR', system: '' });
const places = new Map(Array.from({ length: 9 }, (_, i) => [i + 1, place(i + 1)]));
const row = (hash: string, day: number, stated = ''): Observation => ({
  file: day,
  line: 1,
  hash,
  reading: '',
  stated,
});
const missing = (day: number): FullDelivery => ({
  ...place(day),
  source: 'posts',
  files: new Set([100 + day]),
  rejectedChains: new Set(),
});
const versions = (rows: Observation[], fulls: FullDelivery[] = []): string[] =>
  fold('key', rows, places, fulls).versions.map(
    (v) => `${v.hash}${v.occurrence} ${v.recordedAt} ${v.standsUntil}`,
  );

test('A, B, A is three versions, and each stands until the next', () => {
  expect(versions([row('A', 3), row('A', 1), row('B', 2)])).toEqual([
    `A1 ${at(1)} ${at(2)}`,
    `B1 ${at(2)} ${at(3)}`,
    `A2 ${at(3)} ${FOREVER}`,
  ]);
});

test('a row that stays away from a full delivery is closed, and returns as a new version', () => {
  expect(versions([row('A', 1), row('A', 3)], [missing(2)])).toEqual([
    `A1 ${at(1)} ${at(2)}`,
    `A2 ${at(3)} ${FOREVER}`,
  ]);
});

test('a first version is recorded at its own time or its source’s, a later one at its own or the delivery’s', () => {
  // C is recorded before B: whatever the time asked about, C stands from its own time on, and B never does.
  expect(versions([row('A', 5, `~${at(1)}`), row('B', 6, `~${at(2)}`), row('C', 7, `=${at(3)}`)])).toEqual([
    `A1 ${at(1)} ${at(3)}`,
    `B1 ${at(6)} ${at(3)}`,
    `C1 ${at(3)} ${FOREVER}`,
  ]);
});

test('a year or month under way when it was supplied is recorded then, and the day of supply when it is over', () => {
  const endOf2024 = '2024-12-31T23:59:59.999Z';
  const dayOfSupply = '2024-01-02T23:59:59.999Z';
  expect(versions([row('A', 2, `~${endOf2024}`), row('B', 3, `=${endOf2024}`)])).toEqual([
    `A1 ${at(2)} ${at(3)}`,
    `B1 ${at(3)} ${FOREVER}`,
  ]);
  expect(versions([row('A', 2, `=${dayOfSupply}`)])).toEqual([`A1 ${dayOfSupply} ${FOREVER}`]);
  // A day after it was supplied, to the millisecond.
  expect(versions([row('A', 2, `=${at(3)}`)])).toEqual([`A1 ${at(3)} ${FOREVER}`]);
});

// Equal content has an equal recorded time of its own: it is a field of the row.
const drawn = fc.record({
  day: fc.integer({ min: 1, max: 8 }),
  own: fc.integer({ min: 0, max: 8 }),
  hash: fc.constantFrom('A', 'B', 'C'),
});

test('what stands at T is the same whether or not what was recorded after T is known', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(drawn, { maxLength: 7, selector: (e) => e.day }),
      fc.integer({ min: 1, max: 9 }),
      (rows, day) => {
        const all = rows.map((e) => row(`${e.hash}${e.own}`, e.day, e.own === 0 ? '' : `=${at(e.own)}`));
        const standing = (observations: readonly Observation[]): string[] =>
          fold('key', observations, places, [])
            .versions.filter((v) => v.recordedAt <= at(day) && v.standsUntil > at(day))
            .map((v) => v.hash);
        expect(standing(all)).toEqual(standing(recordedBy(all, places, at(day))));
      },
    ),
    { numRuns: 2000 },
  );
});
