import fc from 'fast-check';
import type { RecordVersion } from '../model/record';
import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { readGrade } from '../model/grade';
import { rankTop, withoutRecords, type Scorecard } from '.';

/** Random forces of twelve with shared complaints and graded reports over six years. */
const STAFF = Array.from({ length: 12 }, (_, i) => `S${String(i).padStart(2, '0')}`);
const date = fc
  .tuple(
    fc.integer({ min: 2018, max: 2023 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-'));
const accused = fc.uniqueArray(fc.constantFrom(...STAFF), { minLength: 1, maxLength: 3 });
const oneComplaint = fc.record({
  received: date,
  accused,
  category: fc.constantFrom('Force used', 'Incivility', 'Neglect', undefined),
  finding: fc.constantFrom('sustained', 'not_sustained', 'unfounded', undefined),
  closed: date,
});
const oneReport = fc.record({
  recorded: date,
  subject: fc.constantFrom(...STAFF),
  grade: fc.constantFrom('1A', '2B', '2D', '3E'),
});
const force = fc
  .record({
    complaints: fc.array(oneComplaint, { minLength: 8, maxLength: 40 }),
    reports: fc.array(oneReport, { minLength: 1, maxLength: 15 }),
  })
  .map(({ complaints, reports }): RecordVersion[] => [
    ...KEEPING_SOURCES,
    ...STAFF.map((id, i) => serving(id, `20${String(i + 3).padStart(2, '0')}-05-05`)),
    ...complaints.flatMap((c, i) =>
      c.accused.map((who) => complaint(String(i), who, c.received, { ...c, closed: c.finding && c.closed })),
    ),
    ...reports.map((r, i) => report(i, r.subject, r.recorded, r.grade)),
  ]);

/** About somebody who does not serve: without it, taking the last record of a source away makes a factor unknown. */
const KEEPING_SOURCES = [
  complaint('outside', 'Z', '2018-01-01', {
    category: 'Neglect',
    finding: 'unfounded',
    closed: '2018-02-02',
  }),
  report(-1, 'Z', '2018-01-01', '1A'),
];

function report(i: number, subject: string, recorded: string, grade: string): RecordVersion {
  const parsed = readGrade(grade)!.grade;
  return versionOf({
    id: `i-${i}`,
    source: 'intelligence-reports',
    recordedAt: endOf(recorded),
    grade: parsed,
    meanings: {
      report_id: `report:KV.report:${i}`,
      subjects: [`person:KV.staff:${subject}`],
      category: 'controlled_drugs',
      channel: 'overt',
    },
  });
}

const AS_OF = endOf('2023-12-31');
const options = { size: 'all', seed: 'p', asOf: AS_OF, policy: { replicates: 5 } } as const;
const card = (
  records: readonly RecordVersion[],
  more: Partial<Parameters<typeof rankTop>[1]> = {},
): Scorecard => rankTop(projectionOf({ records }), { ...options, ...more });
const micro = (x: number): number => Math.round(x * 1e6);

test('contributions sum to the score exactly, and the order is that of the tie rule', () => {
  fc.assert(
    fc.property(force, (records) => {
      const { rows } = card(records);
      for (const row of rows) {
        const sum = row.factors.reduce((total, f) => total + micro(f.contribution), 0);
        expect(sum / 1e6).toBe(row.score);
        expect(row.interval[0]).toBeLessThanOrEqual(row.rank);
        expect(row.interval[1]).toBeGreaterThanOrEqual(row.rank);
      }
      for (const [i, row] of rows.entries()) {
        const next = rows[i + 1];
        if (!next) continue;
        const [mine, theirs] = [row.unusual ?? -Infinity, next.unusual ?? -Infinity];
        const keys = [next.score - row.score, theirs === mine ? 0 : theirs - mine, row.id < next.id ? -1 : 1];
        expect(keys.find((k) => k !== 0)).toBeLessThan(0);
      }
    }),
    { numRuns: 40, seed: 20241 },
  );
});

test('under one baseline, a record changes the scores of those who list it and of nobody else', () => {
  fc.assert(
    fc.property(force, fc.nat(), (records, pick) => {
      const before = card(records);
      const evidence = records.filter((r) => r.source !== 'workforce' && !KEEPING_SOURCES.includes(r));
      const gone = evidence[pick % evidence.length]!;
      const left = records.filter((r) => r !== gone);
      const after = new Map(card(left, { baseline: before.baseline }).rows.map((row) => [row.id, row.score]));
      for (const row of before.rows) {
        const lists = row.factors.some((f) => f.records.includes(gone.id));
        expect([row.id, lists, after.get(row.id) !== row.score]).toEqual([row.id, lists, lists]);
      }
    }),
    { numRuns: 100, seed: 20241 },
  );
});

test('nothing recorded after the time of the score changes one byte of it', () => {
  fc.assert(
    fc.property(force, date, (records, until) => {
      const asOf = endOf(until);
      const known = records.filter((r) => r.recordedAt <= asOf);
      expect(JSON.stringify(card(records, { asOf }))).toBe(JSON.stringify(card(known, { asOf })));
    }),
    { numRuns: 40, seed: 20241 },
  );
});

test('"without these records" is the score of a force that never had them, under the same baseline', () => {
  fc.assert(
    fc.property(force, fc.nat(), (records, pick) => {
      const before = card(records);
      const row = before.rows[pick % before.rows.length]!;
      const gone = row.factors[0]!.records;
      const left = records.filter((r) => !gone.includes(r.id));
      const after = card(left, { baseline: before.baseline }).rows.find((r) => r.id === row.id)!;
      const moved = withoutRecords(projectionOf({ records }), options, gone).find((m) => m.id === row.id);
      if (gone.length === 0) expect(moved).toBeUndefined();
      else expect([moved?.scoreWithout, moved?.rankWithout]).toEqual([after.score, after.rank]);
    }),
    { numRuns: 40, seed: 20241 },
  );
});

test('fragility names the record without which the score falls furthest', () => {
  fc.assert(
    fc.property(force, (records) => {
      const { rows } = card(records);
      const row = rows[0]!;
      const own = row.factors.flatMap((f) => f.records);
      const scores = own.map((id) => {
        const moved = withoutRecords(projectionOf({ records }), options, [id]).find((m) => m.id === row.id);
        return moved?.scoreWithout ?? row.score;
      });
      const lowest = Math.min(row.score, ...scores);
      expect(row.fragility?.scoreWithout ?? row.score).toBe(lowest);
    }),
    { numRuns: 15, seed: 20241 },
  );
});
