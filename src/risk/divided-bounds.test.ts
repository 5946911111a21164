import fc from 'fast-check';
import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { policyWith } from '../policy';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { rankTop, type Scorecard } from '.';
import { STEPS } from './bound';
import { divideBounds } from './divided-bounds';
import { evidenceOf, type Evidence, type EvidenceItem } from './evidence';

const item = (person: number, alone: number, reference: string, testedWeight = 0): EvidenceItem => ({
  person,
  weight: alone,
  at: 0,
  reference,
  testedWeight,
});
const of = (
  ...items: EvidenceItem[]
): { evidence: Evidence; alone: (items: readonly EvidenceItem[]) => number } => ({
  evidence: evidenceOf(items, { years: new Float64Array(2).fill(1) }),
  alone: (all) => all.reduce((sum, i) => sum + i.weight, 0),
});
const key = (person: number, reference: string): string => `${person}\u001f${reference}`;

test('a bound is divided in the shares of what a source would be worth by itself in each', () => {
  const divided = divideBounds([of(item(0, 3, 'a'), item(1, 1, 'b')), of(item(0, 1, 'a'))]);
  expect(divided.map((d) => [...d])).toEqual([[[key(0, 'a'), 12]], [[key(0, 'a'), 4]]]);
});

test('whoever is tested, or speaks of two people by one kind of record each, is not divided', () => {
  const [first, second] = divideBounds([of(item(0, 3, 'a'), item(1, 2, 'b', 2)), of(item(1, 3, 'a'))]);
  expect([first?.size, second?.size]).toEqual([0, 0]);
});

test('what attributions that nobody tested give several months is one part of one bound', () => {
  const month = (reference: string): EvidenceItem => ({ ...item(0, 3, reference), restsOn: [reference] });
  const divided = divideBounds([of(month('m1'), month('m2')), of({ ...item(0, 2, 'm1'), restsOn: ['a'] })]);
  // 3 + 3 against 2, of 16 steps.
  expect(divided.map((d) => [...d])).toEqual([
    [[key(0, 'untested attributions'), 12]],
    [[key(0, 'untested attributions'), 4]],
  ]);
});

test('the shares are the whole, whatever is divided', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 2, maxLength: 5 }),
      (all) => {
        const divided = divideBounds(all.map((alone) => of({ ...item(0, alone, 'a'), weight: alone + 1 })));
        expect(divided.reduce((sum, d) => sum + d.get(key(0, 'a'))!, 0)).toBe(STEPS);
      },
    ),
    { numRuns: 200, seed: 4 },
  );
});

const STAFF = Array.from({ length: 30 }, (_, i) => `S${i}`);
const report = (id: string, who: string, recorded: string): RecordVersion =>
  versionOf({
    id,
    source: 'intelligence-reports',
    recordedAt: endOf(recorded),
    grade: readGrade('2B')!.grade,
    meanings: {
      report_id: id,
      subjects: [staff(who)],
      category: 'infiltration',
      channel: 'overt',
      source_ref: id,
      text: '',
    },
  });
const FORCE = [
  ...STAFF.map((id) => serving(id, '2010-01-01')),
  ...STAFF.slice(10, 20).map((id, i) =>
    complaint(`o${i}`, id, `2023-0${(i % 9) + 1}-01`, { complainant: `O${i}` }),
  ),
  report('other', 'S25', '2023-01-05'),
];
const rowOf = (records: readonly RecordVersion[]): Scorecard['rows'][number] =>
  rankTop(projectionOf({ records }), {
    size: 'all',
    seed: 'p',
    asOf: endOf('2023-12-31'),
    policy: { draws: 5 },
  }).rows.find((r) => r.id === staff('S0'))!;

test('one matter that is complained of and reported is worth one bound and is one source', () => {
  const row = rowOf([
    ...FORCE,
    complaint('x', 'S0', '2023-12-01', { complainant: 'X' }),
    report('x', 'S0', '2023-12-10'),
  ]);
  expect(row.sources).toHaveLength(1);
  const { sourceBound } = policyWith().independence;
  const moved = row.score - row.sources[0]!.scoreWithout;
  expect(moved).toBeLessThanOrEqual(sourceBound);
  // Both contribute, and together most of the bound.
  expect(moved).toBeGreaterThan(0.7 * sourceBound);
  expect(row.factors.filter((f) => f.records.length > 0).length).toBe(2);
});
