import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import type { Policy } from '../policy';
import { rankForce, rankTop, type ScorecardRow } from '.';
import { ordered } from './ranking';
import type { Standing } from './standing';

const UNIT = { unit: 'Custody', rank_or_grade: 'sergeant' };
const people = [
  serving('A', '2012-01-01', UNIT),
  serving('B', '2012-01-01', UNIT),
  serving('C', '2012-01-01', UNIT),
  serving('D', '2012-01-01', { unit: 'Training', rank_or_grade: 'sergeant' }),
];
const complaints = [
  complaint('1', 'A', '2024-06-30', { complainant: 'N1' }),
  complaint('2', 'A', '2024-06-30', { complainant: 'N2' }),
  complaint('3', 'B', '2024-06-30', { complainant: 'N3' }),
  complaint('4', 'C', '2024-06-30', { complainant: 'N4' }),
  complaint('5', 'C', '2024-06-30', { complainant: 'N5' }),
  complaint('6', 'C', '2024-06-30', { complainant: 'N6' }),
];

function expectedOf(nativeId: string, policy: Partial<Policy>): number {
  const { force, peers } = rankForce(projectionOf({ records: [...people, ...complaints] }), {
    asOf: endOf('2024-12-31'),
    policy: { fewestPeers: 1, ...policy },
  });
  const k = force.factors.findIndex((f) => f.factor.id === 'complaints');
  return peers.expected[k]![force.context.population.position.get(staff(nativeId))!]!;
}

test('what is expected of somebody in a post is what the others in it have, the person left out', () => {
  // All joined alike and all complaints are of one day, so every event weighs the same and exposure is equal.
  // Without a prior: the others of A's post have (1 + 3)/2, those of C's (2 + 1)/2.
  const bare = { peerPriorYears: 1e-9 };
  expect(expectedOf('A', bare)).toBeCloseTo(2, 5);
  expect(expectedOf('C', bare)).toBeCloseTo(1.5, 5);
});

test('a post of one is drawn to its role, and that to the force', () => {
  // D alone in Training: the other sergeants have 6 among 3. With a prior that outweighs all, the force's 6 among 4.
  expect(expectedOf('D', { peerPriorYears: 1e-9 })).toBeCloseTo(2, 5);
  expect(expectedOf('D', { peerPriorYears: 1e9 })).toBeCloseTo(1.5, 5);
});

test('a post of fewer people than the policy asks for gives no figure, and says why', () => {
  const row = (nativeId: string, policy: Partial<Policy>): ScorecardRow | undefined =>
    rankTop(projectionOf({ records: [...people, ...complaints] }), {
      asOf: endOf('2024-12-31'),
      policy: { draws: 0, ...policy },
      size: 'all',
      seed: 'p',
    }).rows.find((r) => r.nativeId === nativeId);
  const alone = row('D', { fewestPeers: 3 });
  expect([alone?.unusual, alone?.factors.some((f) => 'expectedInPost' in f)]).toEqual([undefined, false]);
  expect(alone?.noComparison).toBe('No comparison: nobody else on this list is in this post. It takes 3.');
  expect(row('A', { fewestPeers: 3 })?.noComparison).toBeUndefined();
  expect(row('A', { fewestPeers: 3 })?.unusual).toEqual(expect.any(Number));
  expect(row('A', {})?.noComparison).toBe(
    'No comparison: only 3 people on this list are in this post. It takes 5.',
  );
});

test('who has no comparison comes after equals who have one', () => {
  const alike = (unusual: number): Standing => ({ score: 5, unusual }) as Standing;
  expect([...ordered([alike(NaN), alike(-2), alike(1)], 'likelihood')]).toEqual([2, 1, 0]);
});
