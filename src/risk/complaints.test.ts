import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankForce, rankTop } from '.';

/**
 * An invented force of six. The expected figures were worked out by a separate program (Python) written from the
 * definition in the method notes, not from this code: contributions of recorded, sustained and severity.
 */
const records = [
  serving('A', '2015-03-01'),
  serving('B', '2018-06-15'),
  serving('C', '2020-01-10'),
  serving('D', '2023-05-01'),
  serving('E', '2010-01-01'),
  serving('F', '2022-09-09'),
  serving('X', '2011-01-01', { left: '2024-01-01' }),
  complaint('1', 'A', '2023-01-10', { category: 'Rudeness', finding: 'not_sustained', closed: '2023-06-01' }),
  complaint('2', 'A', '2023-08-20', { category: 'Force', finding: 'sustained', closed: '2024-02-14' }),
  complaint('2', 'B', '2023-08-20', { category: 'Force', finding: 'sustained', closed: '2024-02-14' }),
  complaint('2', 'C', '2023-08-20', { category: 'Force', finding: 'not_sustained', closed: '2024-02-14' }),
  complaint('3', 'A', '2024-05-05', { category: 'Force' }),
  complaint('4', 'B', '2022-02-02', { category: 'Rudeness', finding: 'unfounded', closed: '2022-09-30' }),
  complaint('5', 'D', '2024-03-03', { finding: 'pending', closed: '2024-08-08' }),
  complaint('6', 'E', '2021-07-07', { category: 'Rudeness', finding: 'sustained', closed: '2025-03-01' }),
  complaint('7', 'X', '2022-05-05', { category: 'Force', finding: 'sustained', closed: '2023-01-01' }),
  complaint('8', 'E', '2024-10-10', {
    category: 'Neglect',
    finding: 'no_further_action',
    closed: '2024-11-11',
  }),
];

const EXPECTED: Record<string, [number, number, number]> = {
  A: [-0.022734, 0.160799, 0.031307],
  B: [-0.267131, 0.160799, -0.005635],
  C: [-0.303492, -0.17716, -0.036438],
  D: [-0.130136, -0.111907, 0.014638],
  E: [-0.171597, -0.17716, 0.019484],
  F: [-0.305823, -0.139665, -0.053848],
};
const IDS = ['complaints-recorded', 'complaints-sustained', 'complaints-severity'];

test('the complaints family of a small force, against another implementation', () => {
  const { rows, population } = rankTop(projectionOf({ records }), {
    size: 'all',
    seed: 's',
    asOf: endOf('2024-12-31'),
  });
  expect(population).toBe(6);
  for (const row of rows) {
    const wanted = EXPECTED[row.nativeId]!;
    IDS.forEach((id, i) => {
      const term = row.factors.find((f) => f.id === id)!;
      // Two millionths: the other program counts in whole days, and rounds by itself.
      expect(Math.abs(term.contribution - wanted[i]!)).toBeLessThan(2.1e-6);
    });
  }
  expect(rows.map((r) => r.nativeId)).toEqual(['A', 'B', 'D', 'E', 'F', 'C']);
});

test('a finding counts from the day it closed', () => {
  const projection = projectionOf({ records });
  const sustained = (asOf: string): number => {
    const ranked = rankForce(projection, { asOf });
    const k = ranked.force.factors.findIndex((f) => f.factor.id === 'complaints-sustained');
    return ranked.force.factors[k]!.observed[ranked.force.context.population.position.get(staff('E'))!]!;
  };
  expect(sustained(endOf('2025-02-28'))).toBe(0);
  expect(sustained(endOf('2025-03-01'))).toBeGreaterThan(0);
});

test('what a shared complaint weighs rests on the rows of those accused with the person', () => {
  const { rows } = rankTop(projectionOf({ records }), { size: 'all', seed: 's', asOf: endOf('2024-12-31') });
  const term = rows.find((r) => r.nativeId === 'B')!.factors.find((f) => f.id === 'complaints-sustained')!;
  expect(term.count).toBe(1);
  expect(term.records).toEqual(['c-2-A', 'c-2-B', 'c-2-C']);
});
