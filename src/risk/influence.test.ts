import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankTop } from '.';
import type { ScorecardRow } from './scorecard';

/** Forty constables; of A one complaint is sustained, of B five. */
const people = ['A', 'B', ...Array.from({ length: 38 }, (_, i) => `Z${i}`)].map((id) =>
  serving(id, '2015-01-01'),
);
const sustained = (about: string, of: string) =>
  complaint(about, of, '2024-03-01', {
    category: 'Force',
    finding: 'sustained',
    closed: '2024-06-01',
    complainant: about,
  });
const complaints = [sustained('1', 'A'), ...['2', '3', '4', '5', '6'].map((n) => sustained(n, 'B'))];

function list(size: number | 'all', records = [...people, ...complaints]): readonly ScorecardRow[] {
  return rankTop(projectionOf({ records }), { size, seed: 's', asOf: endOf('2024-12-31') }).rows;
}

test('a score rests on one record where nothing above nought is left without it, and not where much is', () => {
  const [b, a] = list(2);
  expect([b, a].map((row) => [row?.nativeId, row?.fragility?.sole])).toEqual([
    ['B', false],
    ['A', true],
  ]);
  expect(a?.fragility?.scoreWithout).toBeLessThanOrEqual(0);
  expect(b?.fragility?.scoreWithout).toBeGreaterThan(0);
});

test('whoever nothing is left of leaves a list that has room for them', () => {
  expect(list(20).map((row) => [row.nativeId, row.fragility?.decides])).toEqual([
    ['B', false],
    ['A', true],
  ]);
  // Everybody stays on a list of all.
  expect(list('all').filter((row) => row.fragility?.decides)).toEqual([]);
});

test('nobody stands in a top list whose score is not above nought; on a list of all they do', () => {
  expect(list(20).every((row) => row.score > 0)).toBe(true);
  expect(list('all')).toHaveLength(40);
  expect(list(20, people)).toEqual([]);
  expect(list('all', people).map((row) => row.score)).toEqual(people.map(() => 0));
});

test('a place without a source tells how many would be equal there', () => {
  const [, a] = list(2);
  // Thirty-eight others of whom nothing is recorded: without its one complaint A is the last of 39 equals, behind B.
  expect(a?.fragility).toMatchObject({ rankWithout: 40, equalWithout: 38 });
  expect(a?.sources).toMatchObject([{ rankWithout: 40, equalWithout: 38 }]);
  const [b] = list(2);
  expect(b?.fragility?.equalWithout).toBe(0);
});
