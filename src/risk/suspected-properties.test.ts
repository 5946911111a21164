import fc from 'fast-check';
import { phone } from '../../test/support/split-contact';
import { staff } from '../../test/support/risk-records';
import { KEPT, OFFICERS, card, force, turned, without } from '../../test/support/suspected-force';
import { readGrade } from '../model/grade';
import { defaultPolicy } from '../policy';
import { type Scorecard } from '.';

test('a record or contact taken away changes the scores of nobody but those who list it', () => {
  let suspicions = 0;
  fc.assert(
    fc.property(fc.oneof(force, turned(force)), (parts) => {
      const before = card(parts);
      suspicions += Object.keys(before.baseline.suspicions).length;
      const evidence = [...parts.records.filter((r) => r.source !== 'workforce'), ...parts.contacts!];
      for (const { id } of evidence.filter((e) => e.id !== KEPT.id)) {
        const after = new Map(
          card(without(parts, id), { baseline: before.baseline }).rows.map((r) => [r.id, r.score]),
        );
        for (const row of before.rows) {
          const lists = row.factors.some((f) => f.records.includes(id) || f.contacts.includes(id));
          if (!lists) expect([id, row.id, after.get(row.id)]).toEqual([id, row.id, row.score]);
        }
      }
    }),
    { numRuns: 100, seed: 20241 },
  );
  expect(suspicions).toBeGreaterThan(20);
});

test('what is suspected raises nobody who has no contact of their own', () => {
  fc.assert(
    fc.property(force, (parts) => {
      const off = { draws: 0, intenseMonth: 20, fewestPeers: 2, suspectedWeight: 0 };
      const before = card(parts);
      const plain = new Map(
        card(parts, { policy: off, baseline: before.baseline }).rows.map((r) => [r.id, r]),
      );
      for (const row of before.rows) {
        const bare = plain.get(row.id)!;
        expect(row.score).toBeGreaterThanOrEqual(bare.score);
        const numbers = parts.attributions!.filter((a) => a.holder === row.id).map((a) => a.identifier);
        if (!parts.contacts!.some((c) => numbers.includes(c.from))) expect(row.score).toBe(bare.score);
      }
    }),
    { numRuns: 40, seed: 20242 },
  );
});

test('no untested attribution of a number of theirs raises anybody by more than the bound', () => {
  const { sourceBound } = defaultPolicy().independence;
  fc.assert(
    fc.property(force, (parts) => {
      const before = card(parts);
      for (const id of OFFICERS) {
        const left = card(without(parts, `a-${id}`), { baseline: before.baseline }).rows;
        const of = (rows: Scorecard['rows']): number => rows.find((r) => r.id === staff(id))!.score;
        expect(of(before.rows) - of(left)).toBeLessThanOrEqual(sourceBound);
      }
    }),
    { numRuns: 60, seed: 20243 },
  );
});

/** What by a poor grade makes another untested source of what rests on it. */
const UNTESTED = ['phone-attribution', 'organised-crime-groups'];

test('what others begin raises nobody by more than the bound', () => {
  const { sourceBound } = defaultPolicy().independence;
  const policy = { draws: 0, intenseMonth: 20, fewestPeers: 2, suspectedWeight: 0 };
  let raised = 0;
  fc.assert(
    fc.property(turned(force), (parts) => {
      const contacts = parts.contacts!;
      const grade = readGrade('1A')!.grade;
      const tested = parts.records.map((r) => (UNTESTED.includes(r.source) ? { ...r, grade } : r));
      const all = card({ ...parts, records: tested, contacts }, { policy });
      for (const id of OFFICERS) {
        const kept = contacts.filter((c) => c.to !== phone(id));
        const left = card({ ...parts, records: tested, contacts: kept }, { policy, baseline: all.baseline });
        const of = ({ rows }: Scorecard): number => rows.find((r) => r.id === staff(id))!.score;
        if (of(all) > of(left)) raised++;
        expect(of(all) - of(left)).toBeLessThanOrEqual(sourceBound);
      }
    }),
    { numRuns: 60, seed: 20244 },
  );
  expect(raised).toBeGreaterThan(20);
});
