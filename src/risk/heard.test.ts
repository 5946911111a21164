import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { rankTop, type Scorecard } from '.';

const ids = Array.from({ length: 200 }, (_, i) => `S${String(i).padStart(3, '0')}`);
const base: RecordVersion[] = [
  ...ids.map((id) => serving(id, '2015-01-01')),
  // Every second one is complained of once, and every tenth of those three times, each by somebody else.
  ...ids.flatMap((id, i) =>
    Array.from({ length: i % 2 === 0 ? (i % 20 === 0 ? 3 : 1) : 0 }, (_, n) =>
      complaint(`${id}-${n}`, id, `2023-0${n + 1}-11`, { complainant: `N${i}-${n}` }),
    ),
  ),
];

function cardOf(more: readonly RecordVersion[]): Scorecard {
  return rankTop(projectionOf({ records: [...base, ...more] }), {
    ...{ size: 'all', seed: 'h', asOf: endOf('2024-12-31') },
    policy: { draws: 0 },
  });
}

const report = (id: string, who: string, source: string): RecordVersion =>
  versionOf({
    id,
    source: 'intelligence-reports',
    recordedAt: endOf('2024-03-03'),
    grade: readGrade('3E')!.grade,
    meanings: {
      ...{ report_id: id, subjects: [staff(who)], category: 'other', channel: 'overt' },
      ...{ source_ref: source, text: '' },
    },
  });

/** Of others than those who are complained of. */
const flooded = ids.filter((_, i) => i % 2 === 1);

test.each([
  [
    'complaints of one complainant',
    (id: string) => complaint(`f${id}`, id, '2024-05-05', { complainant: 'X' }),
  ],
  ['reports of one source', (id: string) => report(`f${id}`, id, 'one')],
])('%s about a hundred others move nobody else by more than of five', (_, flood) => {
  const factors = (card: Scorecard): unknown =>
    Object.fromEntries(Object.entries(card.baseline.factors).map(([id, f]) => [id, f.rate]));
  const before = cardOf([]);
  const card = cardOf(flooded.map(flood));
  const five = cardOf(flooded.slice(0, 5).map(flood));
  // Of five or of a hundred: the rates are the same, record for record.
  for (const [id, rate] of Object.entries(factors(five) as Record<string, number>))
    expect([id, (factors(card) as Record<string, number>)[id]]).toEqual([id, expect.closeTo(rate, 9)]);
  const scores = new Map(before.rows.map((r) => [r.id, r.score]));
  const moved = card.rows
    .filter((r) => !flooded.some((id) => r.id === staff(id)))
    .map((r) => Math.abs(r.score - scores.get(r.id)!));
  expect(Math.max(...moved)).toBeLessThan(0.2);
});

test('a hundred who complain of one each are heard whole', () => {
  const each = flooded.map((id) => complaint(`f${id}`, id, '2024-05-05', { complainant: `X${id}` }));
  const rate = (card: Scorecard): number => card.baseline.factors['complaints']!.rate;
  const exposed = rate(cardOf(each)) - rate(cardOf([]));
  const one = rate(cardOf(each.slice(0, 1))) - rate(cardOf([]));
  expect(exposed / one).toBeCloseTo(100, 6);
});
