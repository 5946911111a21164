import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { rankTop, type Scorecard } from '.';

const AS_OF = endOf('2023-12-31');
/** Two officers who joined in 2005, of a force whose complaints begin in 2019: one every week. */
const complaints = Array.from({ length: 200 }, (_, i) => {
  const received = new Date(Date.parse('2019-01-07T00:00:00Z') + i * 7 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return complaint(`C${i}`, i % 4 === 0 ? 'S1' : 'S2', received);
});
const staff = [serving('S1', '2005-01-01'), serving('S2', '2005-01-01')];
const wrongDate = complaint('X', 'S9', '1970-01-01');

function card(...more: ReturnType<typeof complaint>[]): Scorecard {
  const options = { size: 'all', seed: 's', asOf: AS_OF, policy: { draws: 0 } } as const;
  return rankTop(
    projectionOf({ records: [...staff, serving('S9', '1960-01-01'), ...complaints, ...more] }),
    options,
  );
}

test('a complaint dated 1970 moves nobody’s exposure, and is told beside the list', () => {
  const expected = (c: Scorecard): (number | undefined)[] =>
    c.rows
      .filter((row) => row.nativeId !== 'S9')
      .map((row) => row.factors.find((f) => f.id === 'complaints')?.expected);
  const [before, after] = [card(), card(wrongDate)];
  // The rate takes in one complaint more, decayed to nothing: the years observed are the same.
  expected(after).forEach((e, i) => expect(e).toBeCloseTo(expected(before)[i] ?? NaN, 4));
  expect(before.factors.find((f) => f.id === 'complaints')?.since).toBe(
    'Counted from {day 2019-01-07T23:59:59.999Z}, the first day from which the source is dense.',
  );
  expect(after.factors.find((f) => f.id === 'complaints')?.since).toBe(
    'Counted from {day 2019-01-07T23:59:59.999Z}, the first day from which the source is dense. 1 row is dated earlier, apart from all others; check the date.',
  );
});
