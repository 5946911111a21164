import fc from 'fast-check';
import type { ContactMonth } from '../../src/model/contact';
import { entityId } from '../../src/model/entity';
import { FOREVER } from '../../src/model/time';
import { rankTop, type Scorecard } from '../../src/risk';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from './projection';
import { crimeGroup, serving, staff } from './risk-records';
import { contactMonth, phone } from './split-contact';

/** Four officers, five others, of whom N0 is an offender, and three numbers of nobody, in four months of bills. */
export const OFFICERS = ['S0', 'S1', 'S2', 'S3'];
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
export const force = fc
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
export function declared(
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
export const KEPT = declared({ by: 'Z', about: 'Z', month: 1, risk: 'low' }, 99);

export const card = (parts: ProjectionParts, more: Partial<Parameters<typeof rankTop>[1]> = {}): Scorecard =>
  rankTop(projectionOf(parts), {
    size: 'all',
    seed: 'p',
    asOf: endOf('2024-12-31'),
    policy: { draws: 0, intenseMonth: 20, fewestPeers: 2 },
    ...more,
  });

/** Some of it begun by the other end. */
export function turned(parts: fc.Arbitrary<ProjectionParts>): fc.Arbitrary<ProjectionParts> {
  return fc.tuple(parts, fc.infiniteStream(fc.boolean())).map(([all, turn]) => ({
    ...all,
    contacts: all.contacts!.map((c): ContactMonth =>
      c.source === 'phone-billing' && turn.next().value === true ? { ...c, from: c.to, to: c.from } : c,
    ),
  }));
}

export function without(parts: ProjectionParts, id: string): ProjectionParts {
  return {
    records: parts.records.filter((r) => r.id !== id),
    contacts: parts.contacts!.filter((c) => c.id !== id),
    attributions: parts.attributions!.filter((a) => a.record !== id),
  };
}
