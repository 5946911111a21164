import fc from 'fast-check';
import { contactMonth } from '../../test/support/split-contact';
import { type ProjectionParts } from '../../test/support/projection';
import { serving } from '../../test/support/risk-records';
import { OFFICERS, card, declared, force, turned, without } from '../../test/support/suspected-force';
import { readGrade } from '../model/grade';
import { LIST_ORDERS, type Scorecard } from '.';

/** Of the attributions, most were tested. */
function tested(parts: fc.Arbitrary<ProjectionParts>): fc.Arbitrary<ProjectionParts> {
  return fc
    .tuple(parts, fc.infiniteStream(fc.constantFrom(true, true, true, true, false)))
    .map(([all, is]) => ({
      ...all,
      records: all.records.map((r) =>
        r.source === 'phone-attribution' && is.next().value === true
          ? { ...r, grade: readGrade('1A')!.grade }
          : r,
      ),
    }));
}

/** S1 has called N3, whom they declared before, and whose association was assessed; S2 has called N0, whom one row marks. */
function underTerms(parts: fc.Arbitrary<ProjectionParts>): fc.Arbitrary<ProjectionParts> {
  return fc
    .tuple(parts, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }))
    .map(([all, counts]): ProjectionParts => ({
      ...all,
      records: [...all.records, declared({ by: 'S1', about: 'N3', month: 5, risk: 'high' }, 7)],
      contacts: [
        ...all.contacts!,
        ...counts.map((n, i) => contactMonth(`t-${i}`, 'S1', 'N3', `2024-0${i + 6}`, n)),
        ...counts.map((n, i) => contactMonth(`u-${i}`, 'S2', 'N0', `2024-0${i + 6}`, Math.min(n, 19))),
      ],
    }));
}

/** S0 joined when some of it was past. */
function joinedSince(parts: fc.Arbitrary<ProjectionParts>): fc.Arbitrary<ProjectionParts> {
  return parts.map((all) => ({
    ...all,
    records: [
      ...OFFICERS.map((id, i) => serving(id, i === 0 ? '2024-06-15' : '2015-01-01')),
      ...all.records.slice(OFFICERS.length),
    ],
  }));
}

test.each(LIST_ORDERS)(
  'the record that carries most: nothing that is listed carries more, and score, priority and place by %s are those of a force without it',
  (order) => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(tested(fc.oneof(force, turned(force), underTerms(force), joinedSince(force))), (parts) => {
        const before = card(parts, { order });
        const isRecord = new Map([
          ...parts.records.map((r) => [r.id, r.source] as const),
          ...parts.contacts!.map((c) => [c.id, c.source] as const),
        ]);
        const after = new Map<string, Scorecard>();
        const left = (id: string): Scorecard => {
          const known = after.get(id) ?? card(without(parts, id), { order, baseline: before.baseline });
          after.set(id, known);
          return known;
        };
        for (const { id, score, factors, fragility } of before.rows) {
          const of = (gone: string): Scorecard['rows'][number] => left(gone).rows.find((r) => r.id === id)!;
          const listed = factors.flatMap((f) => (f.contribution > 0 ? [...f.records, ...f.contacts] : []));
          for (const gone of listed)
            expect([id, gone, of(gone).score]).toEqual([
              id,
              gone,
              Math.max(of(gone).score, fragility?.scoreWithout ?? score),
            ]);
          if (!fragility || fragility.received || fragility.records.length > 1) continue;
          const { reference } = fragility;
          told.set(isRecord.get(reference)!, (told.get(isRecord.get(reference)!) ?? 0) + 1);
          const row = of(reference);
          expect([reference, fragility.scoreWithout, fragility.priorityWithout]).toEqual([
            reference,
            row.score,
            row.priority,
          ]);
          if (order === 'unusual') continue;
          // Behind whoever is equal.
          expect(row.rank).toBeLessThanOrEqual(fragility.rankWithout);
          expect(row.rank).toBeGreaterThanOrEqual(fragility.rankWithout - fragility.equalWithout);
        }
      }),
      { numRuns: 60, seed: 20241 },
    );
    expect([...told.keys()].sort()).toEqual([
      'nominals',
      'notifiable-associations',
      'organised-crime-groups',
      'phone-attribution',
      'phone-billing',
    ]);
  },
);
