import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankTop, type Scorecard } from '.';

const options = { size: 'all', asOf: endOf('2024-12-31') } as const;

/** Two officers alike but for the complaints of A, each of a month of its own; many others without any. */
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

test('a rank that rests on one event is not sure: in e⁻¹ of replicates it is not there', () => {
  const { rows } = force(1);
  const one = rows.find((r) => r.nativeId === 'A')!;
  // Without its one event A is one of 31 people with none: the interval reaches far down the list.
  expect(one.rank).toBeLessThanOrEqual(2);
  expect(one.interval[0]).toBe(1);
  expect(one.interval[1]).toBeGreaterThan(20);
});

test('a rank that rests on many events is sure', () => {
  const one = force(12).rows.find((r) => r.nativeId === 'A')!;
  expect([one.rank, ...one.interval]).toEqual([1, 1, 1]);
});

test('the same seed gives the same intervals, another seed others', () => {
  const intervals = (seed: string): string => JSON.stringify(force(3, 2, seed).rows.map((r) => r.interval));
  expect(intervals('one')).toBe(intervals('one'));
  expect(new Set(['one', 'two', 'three', 'four', 'five'].map(intervals)).size).toBeGreaterThan(1);
});

test('people of whom nothing is held are ranked and moved by others alone', () => {
  const { rows } = force(12, 3);
  const last = rows.at(-1)!;
  expect(last.factors.every((f) => f.count === 0)).toBe(true);
  expect(last.rank).toBe(31);
  // A and the two with complaints keep ahead of them; among themselves they are tied.
  expect(last.interval[0]).toBeLessThanOrEqual(5);
  expect(last.interval[1]).toBe(31);
});
