import fc from 'fast-check';
import type { RecordVersion } from '../model/record';
import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { readGrade } from '../model/grade';
import { policyWith } from '../policy';
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
  complainant: fc.constantFrom('N1', 'N2', 'N3', undefined),
});
const oneReport = fc.record({
  recorded: date,
  subject: fc.constantFrom(...STAFF),
  grade: fc.constantFrom('1A', '2B', '2D', '3E'),
  channel: fc.constantFrom('overt', 'crimestoppers', 'anonymous_link'),
  source: fc.constantFrom('a', 'b', 'c', ''),
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
    ...reports.map((r, i) => report(i, r.subject, r.recorded, r.grade, r)),
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

function report(
  i: number,
  subject: string,
  recorded: string,
  grade: string,
  { channel = 'overt', source = '' } = {},
): RecordVersion {
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
      channel,
      ...(source === '' ? {} : { source_ref: source }),
    },
  });
}

const AS_OF = endOf('2023-12-31');
const options = { size: 'all', seed: 'p', asOf: AS_OF, policy: { draws: 5 } } as const;
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
        expect(row.likelihood).toBe(row.score);
        const { bands, priority } = policyWith();
        const likely = bands.find((b) => row.score >= b.from)!.id;
        expect([likely, row.harm.band.id, row.priority]).toEqual([
          likely,
          row.harm.band.id,
          priority[likely]![row.harm.band.id],
        ]);
        expect(row.interval[0]).toBeLessThanOrEqual(row.likelihoodRank);
        expect(row.interval[1]).toBeGreaterThanOrEqual(row.likelihoodRank);
      }
      for (const [i, row] of rows.entries()) {
        const next = rows[i + 1];
        if (!next) continue;
        const [mine, theirs] = [row.unusual ?? -Infinity, next.unusual ?? -Infinity];
        const byPriority = row.priority - next.priority;
        const keys = [
          byPriority,
          next.score - row.score,
          theirs === mine ? 0 : theirs - mine,
          row.id < next.id ? -1 : 1,
        ];
        expect(keys.find((k) => k !== 0)).toBeLessThan(0);
      }
    }),
    { numRuns: 40, seed: 20241 },
  );
});

test('under one baseline, a record changes the scores of nobody but those who list it', () => {
  fc.assert(
    fc.property(force, fc.nat(), (records, pick) => {
      const before = card(records);
      const evidence = records.filter((r) => r.source !== 'workforce' && !KEEPING_SOURCES.includes(r));
      const gone = evidence[pick % evidence.length]!;
      const left = records.filter((r) => r !== gone);
      const after = new Map(card(left, { baseline: before.baseline }).rows.map((row) => [row.id, row.score]));
      for (const row of before.rows) {
        const lists = row.factors.some((f) => f.records.includes(gone.id));
        // One that repeats what its source says otherwise is listed, and may change nothing.
        if (!lists) expect([row.id, after.get(row.id)]).toEqual([row.id, row.score]);
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

test('without a source, the score and place are what is said of it', () => {
  fc.assert(
    fc.property(force, fc.nat(), (records, pick) => {
      const before = card(records);
      const row = before.rows[pick % before.rows.length]!;
      for (const source of row.sources) {
        const left = records.filter((r) => !source.records.includes(r.id));
        const after = card(left, { baseline: before.baseline }).rows.find((r) => r.id === row.id);
        // Only what speaks of this person goes: a complaint's row is of one person, and so is a report here.
        expect([source.id, after?.score]).toEqual([source.id, source.scoreWithout]);
      }
    }),
    { numRuns: 60, seed: 20241 },
  );
});

test('no untested source moves a score by more than the bound', () => {
  const { sourceBound } = policyWith().independence;
  fc.assert(
    fc.property(force, (records) => {
      for (const row of card(records).rows)
        for (const source of row.sources)
          if (!source.tested) expect(row.score - source.scoreWithout).toBeLessThanOrEqual(sourceBound);
    }),
    { numRuns: 60, seed: 20241 },
  );
});

test('fragility names the source without which the score falls furthest', () => {
  fc.assert(
    fc.property(force, (records) => {
      for (const row of card(records).rows) {
        const lowest = Math.min(row.score, ...row.sources.map((s) => s.scoreWithout));
        expect(row.fragility?.scoreWithout ?? row.score).toBe(lowest);
      }
    }),
    { numRuns: 30, seed: 20241 },
  );
});
