import { coverage, type Covered, type Share } from '../../test/support/simulated-force';
import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankTop, type Scorecard } from '.';

const options = { size: 'all', asOf: endOf('2024-12-31') } as const;

/** One officer with complaints, each of a month of its own; many others without any. */
function force(complaintsOfA: number, more = 0, seed = 'i'): Scorecard {
  const others = Array.from({ length: 30 }, (_, i) =>
    serving(`Z${String(i).padStart(2, '0')}`, '2010-01-01'),
  );
  const received = (i: number): string => `2024-${String(1 + (i % 12)).padStart(2, '0')}-05`;
  const about = Array.from({ length: complaintsOfA }, (_, i) => complaint(`a${i}`, 'A', received(i)));
  const extra = Array.from({ length: more }, (_, i) => complaint(`x${i}`, 'Z07', received(i)));
  const records = [
    serving('A', '2010-01-01'),
    complaint('b', 'Z03', '2024-06-05'),
    ...others,
    ...about,
    ...extra,
  ];
  return rankTop(projectionOf({ records }), { ...options, seed });
}
const widthOf = (row: { interval: readonly [number, number] } | undefined): number =>
  row ? row.interval[1] - row.interval[0] : NaN;

test('a rank that rests on one event is not sure, and one that rests on many is surer', () => {
  const of = (n: number) => force(n).rows.find((r) => r.nativeId === 'A');
  expect(of(1)?.interval[0]).toBe(1);
  expect(widthOf(of(1))).toBeGreaterThan(5);
  expect(of(12)?.interval).toEqual([1, 1]);
});

test('least is known of people without records: their intervals are wide', () => {
  const { rows } = force(12, 3);
  const last = rows.at(-1);
  expect(last?.factors.every((f) => f.count === 0)).toBe(true);
  expect(widthOf(last)).toBeGreaterThan(20);
});

test('the same seed gives the same intervals, another seed others', () => {
  const intervals = (seed: string): string => JSON.stringify(force(3, 2, seed).rows.map((r) => r.interval));
  expect(intervals('one')).toBe(intervals('one'));
  expect(new Set(['one', 'two', 'three', 'four', 'five'].map(intervals)).size).toBeGreaterThan(1);
});

test('nine intervals in ten hold the rank of the true rates, in simulated worlds', () => {
  const worlds = [0.5, 2].flatMap((dispersion) =>
    [1, 5].flatMap((families) =>
      [1, 2].map((seed) => coverage({ people: 300, families, dispersion, seed: 100 * seed + families }, 200)),
    ),
  );
  const share = (of: (covered: Covered) => Share): number =>
    worlds.reduce((n, w) => n + of(w).inside, 0) / worlds.reduce((n, w) => n + of(w).of, 0);
  // 2,400 people; three standard errors of a share of .90 are .018. Of 160 at the top they are .07.
  expect(share((c) => c.all)).toBeGreaterThan(0.87);
  expect(share((c) => c.all)).toBeLessThan(0.93);
  expect(share((c) => c.withoutRecords)).toBeGreaterThan(0.86);
  expect(share((c) => c.withoutRecords)).toBeLessThan(0.94);
  expect(share((c) => c.first)).toBeGreaterThan(0.83);
});

test('of people who are known alike, nine tenths of the draws lie within, a twentieth on either side', () => {
  const records = [
    complaint('b', 'B', '2024-06-05'),
    serving('B', '2010-01-01'),
    ...Array.from({ length: 200 }, (_, i) => serving(`Z${String(i).padStart(3, '0')}`, '2010-01-01')),
  ];
  const { rows } = rankTop(projectionOf({ records }), { ...options, seed: 'alike' });
  // Of whoever stands in the middle every rank is as likely: of 400 draws of 1 to 200 the 21st is 10.5 and the 380th 189.5.
  const middle = rows.filter((r) => r.rank > 60 && r.rank < 140);
  const meanOf = (end: 0 | 1): number => middle.reduce((n, r) => n + r.interval[end], 0) / middle.length;
  expect(Math.abs(meanOf(0) - 10.5)).toBeLessThan(2.5);
  expect(Math.abs(meanOf(1) - 189.5)).toBeLessThan(3.5);
});

test('as of centuries after the last record everything has faded, and everybody stands alike', () => {
  const records = [serving('A', '2010-01-01'), serving('B', '2010-01-01'), complaint('a', 'A', '2024-03-05')];
  const card = rankTop(projectionOf({ records }), { size: 'all', seed: 'f', asOf: endOf('3000-01-01') });
  expect(card.rows.map((row) => [Number.isFinite(row.score), row.interval])).toEqual([
    [true, [1, 2]],
    [true, [1, 2]],
  ]);
});
