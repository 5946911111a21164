import fc from 'fast-check';
import { contactMonth, phone } from '../../test/support/split-contact';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { crimeGroup, serving, staff } from '../../test/support/risk-records';
import type { ContactMonth } from '../model/contact';
import { entityId } from '../model/entity';
import { readGrade } from '../model/grade';
import { FOREVER } from '../model/time';
import { defaultPolicy } from '../policy';
import { LIST_ORDERS, rankTop, type Scorecard } from '.';

/** Four officers, five others, of whom N0 is an offender, and three numbers of nobody, in four months of bills. */
const OFFICERS = ['S0', 'S1', 'S2', 'S3'];
const OTHERS = ['N0', 'N1', 'N2', 'N3', 'N4'];
const NOBODYS = ['U0', 'U1', 'U2'];
const ACCOUNT = entityId('KV', 'username', 's0');
const month = fc.integer({ min: 5, max: 8 });
const call = fc.record({
  from: fc.constantFrom(...OFFICERS, ...NOBODYS),
  to: fc.constantFrom(...OTHERS, ...NOBODYS),
  month,
  count: fc.integer({ min: 1, max: 30 }),
});
/** S0 and U0 share N0 and N1, so that there mostly is a suspicion. */
const shared = fc.array(
  fc.record({
    from: fc.constantFrom('S0', 'U0'),
    to: fc.constantFrom('N0', 'N1'),
    month,
    count: fc.integer({ min: 1, max: 30 }),
  }),
  {
    minLength: 5,
    maxLength: 9,
  },
);
const declaration = fc.record({
  by: fc.constantFrom(...OFFICERS),
  about: fc.constantFrom('N0', 'N2'),
  month,
  risk: fc.constantFrom('high', 'low'),
});
const group = fc.record({
  members: fc.subarray(['N0', 'N1', 'N2'], { minLength: 1 }),
  grade: fc.constantFrom('1B', '2B', undefined),
});
const force = fc
  .record({
    groups: fc.array(group, { maxLength: 2 }),
    calls: fc.tuple(shared, fc.array(call, { maxLength: 4 })),
    declarations: fc.array(declaration, { maxLength: 2 }),
    lookUps: fc.array(fc.record({ about: fc.constantFrom('N0', 'N2'), month }), { maxLength: 2 }),
  })
  .map(({ groups, calls, declarations, lookUps }): ProjectionParts => {
    const held = [
      ...OFFICERS.map((id) => [id, staff(id)] as const),
      ...OTHERS.map((id) => [id, nominal(id)] as const),
    ];
    return {
      records: [
        ...OFFICERS.map((id) => serving(id, '2015-01-01')),
        ...held.map(([id]) => attribution(id)),
        ...OTHERS.map((id, i) => marked(id, i < 1 ? ['offender'] : [])),
        ...declarations.map(declared),
        ...groups.map(({ members, grade }, i) => crimeGroup(`g-${i}`, members.map(nominal), grade)),
        KEPT,
        attribution('account'),
      ],
      attributions: held
        .map(([id, holder]) => ({
          ...{ identifier: phone(id), holder, from: day('2015-01-01')[0], to: FOREVER },
          ...{ record: `a-${id}`, basis: 'issued' },
        }))
        .concat({
          ...{ identifier: ACCOUNT, holder: staff('S0'), from: day('2015-01-01')[0], to: FOREVER },
          ...{ record: 'a-account', basis: 'issued' },
        }),
      contacts: [
        ...calls
          .flat()
          .filter((c) => c.from !== c.to)
          .map((c, i) =>
            contactMonth(`m-${String(i).padStart(2, '0')}`, c.from, c.to, `2024-0${c.month}`, c.count),
          ),
        ...lookUps.map((l, i) => ({
          ...contactMonth(`v-${i}`, '', '', `2024-0${l.month}`, 2),
          ...{ source: 'system-access', kind: 'view', from: ACCOUNT, to: nominal(l.about) },
        })),
      ],
    };
  });

function nominal(id: string): string {
  return entityId('KV', 'nominal', id);
}
function attribution(id: string): ReturnType<typeof versionOf> {
  return versionOf({
    id: `a-${id}`,
    source: 'phone-attribution',
    recordedAt: endOf('2015-01-01'),
    meanings: {},
  });
}
function marked(id: string, markers: string[]): ReturnType<typeof versionOf> {
  const meanings = { nominal_id: nominal(id), markers };
  return versionOf({ id: `n-${id}`, source: 'nominals', recordedAt: endOf('2015-01-01'), meanings });
}
function declared(
  { by, about, month: m, risk }: { by: string; about: string; month: number; risk: string },
  i: number,
): ReturnType<typeof versionOf> {
  return versionOf({
    id: `d-${i}`,
    source: 'notifiable-associations',
    recordedAt: endOf(`2024-0${m}-01`),
    meanings: {
      declaration_id: entityId('KV', 'declaration', String(i)),
      staff_id: staff(by),
      associate: nominal(about),
      declared: day(`2024-0${m}-01`),
      assessed: day(`2024-0${m}-01`),
      force_risk: risk,
      status: 'open',
    },
  });
}

/** By somebody who does not serve: without it, taking the only declaration away makes a factor unknown for everybody. */
const KEPT = declared({ by: 'Z', about: 'Z', month: 1, risk: 'low' }, 99);

const card = (parts: ProjectionParts, more: Partial<Parameters<typeof rankTop>[1]> = {}): Scorecard =>
  rankTop(projectionOf(parts), {
    size: 'all',
    seed: 'p',
    asOf: endOf('2024-12-31'),
    policy: { draws: 0, intenseMonth: 20, fewestPeers: 2 },
    ...more,
  });

/** Some of it begun by the other end. */
function turned(parts: fc.Arbitrary<ProjectionParts>): fc.Arbitrary<ProjectionParts> {
  return fc.tuple(parts, fc.infiniteStream(fc.boolean())).map(([all, turn]) => ({
    ...all,
    contacts: all.contacts!.map((c): ContactMonth =>
      c.source === 'phone-billing' && turn.next().value === true ? { ...c, from: c.to, to: c.from } : c,
    ),
  }));
}

function without(parts: ProjectionParts, id: string): ProjectionParts {
  return {
    records: parts.records.filter((r) => r.id !== id),
    contacts: parts.contacts!.filter((c) => c.id !== id),
    attributions: parts.attributions!.filter((a) => a.record !== id),
  };
}

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
