import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankForce, rankTop } from '.';

/**
 * An invented force of six. The expected figures were worked out by a separate program (Python) written from the
 * definition in the factor's folder and the policy, not from this code.
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

const EXPECTED: Record<string, number> = {
  A: 0.053252,
  B: -0.336125,
  C: -0.480757,
  D: -0.1608,
  E: -0.184102,
  F: -0.483918,
};

test('the complaints of a small force, against another implementation', () => {
  const { rows, population } = rankTop(projectionOf({ records }), {
    size: 'all',
    seed: 's',
    asOf: endOf('2024-12-31'),
  });
  expect(population).toBe(6);
  for (const row of rows) {
    const term = row.factors.find((f) => f.id === 'complaints')!;
    expect(Math.abs(term.contribution - EXPECTED[row.nativeId]!)).toBeLessThan(1.1e-6);
    expect(row.likelihood).toBe(term.contribution);
  }
  expect(rows.map((r) => r.nativeId)).toEqual(['A', 'D', 'E', 'B', 'C', 'F']);
});

test('a finding counts from the day it closed, by the weight of what is known to be true', () => {
  const projection = projectionOf({ records });
  const weight = (asOf: string): number => {
    const { force } = rankForce(projection, { asOf });
    const { evidence } = force.factors.find((f) => f.factor.id === 'complaints')!;
    return evidence.items.find((item) => item.reference === 'c-6-E')!.weight;
  };
  // Received 3.6468 years before: 2^(−3.6468 / 2).
  expect(weight(endOf('2025-02-28'))).toBeCloseTo(0.28259, 4);
  // 1.5 · 2^0.
  expect(weight(endOf('2025-03-01'))).toBeCloseTo(1.5, 6);
});

test('what a shared complaint weighs rests on the rows of those accused with the person', () => {
  const { rows } = rankTop(projectionOf({ records }), { size: 'all', seed: 's', asOf: endOf('2024-12-31') });
  const term = rows.find((r) => r.nativeId === 'B')!.factors.find((f) => f.id === 'complaints')!;
  expect(term.count).toBe(2);
  expect(term.records).toEqual(['c-2-A', 'c-2-B', 'c-2-C', 'c-4-B']);
});
