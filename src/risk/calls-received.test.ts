import { contactMonth } from '../../test/support/split-contact';
import {
  ACCOUNT,
  AS_OF,
  burner,
  OFFENDER,
  others,
  own,
  partsOf,
  type Row,
} from '../../test/support/numbers-of-a-hundred';
import { projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { report } from '../../test/support/attacked-force';
import type { RecordVersion } from '../model/record';
import { defaultPolicy } from '../policy';
import { rankTop, toldIn, type ScorecardRow } from '.';
import { riskContext } from './context';
import type { EvidenceItem } from './evidence';
import type { Factor } from './factor';
import { factor as intense } from './factors/contact-intensity';
import { factor as withOffenders } from './factors/contact-with-offenders';
import { factor as lookUpAndContact } from './factors/lookup-and-contact';

type Contacts = NonNullable<ProjectionParts['contacts']>;
interface More {
  readonly lookUps?: boolean;
  readonly rows?: readonly Row[];
  readonly said?: readonly RecordVersion[];
}

const options = { size: 'all', seed: 'p', asOf: AS_OF, policy: { draws: 0 } } as const;
const { sourceBound } = defaultPolicy().independence;
const MONTHS = ['07', '08', '09', '10', '11'];
/** An offender rings S0 forty times a month, and is never called. */
const rung = MONTHS.map((m) => contactMonth(`in-${m}`, 'OFF', 'S0', `2024-${m}`, 40));

/** The force with S0's account, and two look-ups of the offender by it in October where asked. */
function forceOf(contacts: Contacts, { lookUps = false, rows = own, said = [] }: More = {}): ProjectionParts {
  const parts = partsOf(rows, contacts);
  const seen = { ...contactMonth('v', '', '', '2024-10', 2), source: 'system-access', kind: 'view' };
  return {
    records: [...parts.records, ...said, versionOf({ ...parts.records[0]!, id: 'a-account' })],
    attributions: [
      ...parts.attributions!,
      { ...parts.attributions![0]!, identifier: ACCOUNT, record: 'a-account' },
    ],
    contacts: [...contacts, ...(lookUps ? [{ ...seen, from: ACCOUNT, to: OFFENDER }] : [])],
  };
}

function itemsOf(factor: Factor, parts: ProjectionParts): unknown[] {
  const context = riskContext(projectionOf(parts), AS_OF, defaultPolicy());
  // Nothing fades.
  const { items } = factor.weigh(context, factor.calibrate?.(context) ?? {}, Infinity);
  return items.filter((item) => item.weight > 0).map(told);
}
const told = ({ weight, testedWeight, restsOn, received, reference }: EvidenceItem): unknown[] => [
  reference,
  Number(weight.toFixed(6)),
  testedWeight,
  restsOn ?? received,
];

/** S0 with these contacts, and the score of a list that never had them, under the same baseline. */
function withCalls(
  contacts: Contacts,
  more: Parameters<typeof forceOf>[1] = {},
): { row: ScorecardRow; without: number } {
  const card = rankTop(projectionOf(forceOf([...others, ...contacts], more)), options);
  const bare = rankTop(projectionOf(forceOf(others, more)), { ...options, baseline: card.baseline });
  const of = (rows: readonly ScorecardRow[]): ScorecardRow => rows.find((r) => r.id === staff('S0'))!;
  return { row: of(card.rows), without: of(bare.rows).score };
}

test('what the officer began counts first and in full, and what they received adds to it and is tested by nobody', () => {
  const contacts = [
    contactMonth('m1', 'OFF', 'S0', '2024-10', 40),
    contactMonth('m2', 'S0', 'OFF', '2024-10', 3),
  ];
  // log2(1 + 3), and log2(1 + 43) above it.
  expect(itemsOf(withOffenders, forceOf(contacts))).toEqual([
    ['m1', 3.459432, 0, ['m1']],
    ['m2', 2, undefined, undefined],
  ]);
});

test('an offender who rings again and again moves the officer by one bound at most, and all of it is named', () => {
  const { row, without } = withCalls(rung);
  expect(row.score - without).toBeGreaterThan(0.1);
  expect(row.score - without).toBeLessThanOrEqual(sourceBound);
  expect(row.fragility).toMatchObject({
    ...{ reference: 'in-07', received: true, scoreWithout: without },
    records: MONTHS.map((m) => `in-${m}`),
  });
});

test('the same calls, begun by the officer, count in full, and rest on the one row by which the number is the offender’s', () => {
  const { row, without } = withCalls(
    MONTHS.map((m) => contactMonth(`out-${m}`, 'S0', 'OFF', `2024-${m}`, 40)),
  );
  expect(row.score - without).toBeGreaterThan(1.5 * sourceBound);
  expect(row.fragility).toMatchObject({ reference: 'a-off', records: ['a-off'], received: false });
});

test('calls received from an offender and from others, in whatever factor, are one source', () => {
  const unknown = MONTHS.map((m) => contactMonth(`un-${m}`, 'unknown', 'S0', `2024-${m}`, 900));
  const { row, without } = withCalls([...rung, ...unknown], { lookUps: true });
  expect(row.score - without).toBeGreaterThan(0.1);
  expect(row.score - without).toBeLessThanOrEqual(sourceBound);
  expect(row.fragility).toMatchObject({ reference: 'in-07', received: true, scoreWithout: without });
  expect(row.fragility?.records).toEqual([...rung, ...unknown].map((c) => c.id));
});

test('very many communications: what is over the remarkable number by those received alone is of them', () => {
  const contacts = [
    contactMonth('m1', 'S0', 'unknown', '2024-10', 60),
    contactMonth('m2', 'unknown', 'S0', '2024-10', 180),
  ];
  // 240 is twice the remarkable number, 60 is below it.
  expect(itemsOf(intense, forceOf(contacts))).toEqual([['m2', 2, 0, ['m2']]]);
});

test('look-ups of whom the officer called and was called by', () => {
  const contacts = [
    contactMonth('m1', 'S0', 'OFF', '2024-11', 2),
    contactMonth('m2', 'OFF', 'S0', '2024-10', 40),
  ];
  // log2(1 + 2 · 2), and log2(1 + 2 · 42) above it.
  expect(itemsOf(lookUpAndContact, forceOf(contacts, { lookUps: true }))).toEqual([
    ['v', 2.321928, undefined, undefined],
    ['v', 4.087463, 0, ['m2']],
  ]);
});

test('what came to a number of an untested holder is by the attribution', () => {
  const contacts = [contactMonth('m', 'OFF', 'BURNER', '2024-10', 3)];
  // log2(1 + 3) by 0.8 for the source and 0.6 for the information.
  expect(itemsOf(withOffenders, forceOf(contacts, { rows: [...own, burner('2B')] }))).toEqual([
    ['m', 0.96, 0, ['a-burner']],
  ]);
});

test('what others began alleges a matter by one source alone, and is not counted', () => {
  const { row } = withCalls(rung);
  expect([row.harm.band.id, row.uncorroborated?.sources]).toEqual(['none', 1]);
  expect(row.uncorroborated?.records).toEqual(rung.map((c) => c.id));
  const both = [...rung, ...MONTHS.map((m) => contactMonth(`out-${m}`, 'S0', 'OFF', `2024-${m}`, 3))];
  expect(withCalls(both).row.harm.band.id).not.toBe('none');
});

test('who rings and reports is no second voice: a report and calls received make no matter that counts', () => {
  const one = report('r', 'S0', '2024-11-01', '2B', 'inappropriate_association', { source_ref: 'x' });
  const bandOf = (more: More, contacts = rung): string => withCalls(contacts, more).row.harm.band.id;
  expect(bandOf({ said: [one] })).toBe('none');
  const second = report('q', 'S0', '2024-06-01', '2B', 'inappropriate_association', { source_ref: 'y' });
  expect(bandOf({ said: [one, second] })).not.toBe('none');
});

test('the reason tells who called whom', () => {
  const saidOf = (contacts: Contacts): string => {
    const { row } = withCalls(contacts);
    return toldIn('Etc/UTC', row.factors.find((f) => f.id === 'contact-with-offenders')!.why.text);
  };
  const began = contactMonth('m2', 'S0', 'OFF', '2024-10', 3);
  const received = contactMonth('m1', 'OFF', 'S0', '2024-10', 40);
  expect(saidOf([began, received])).toContain(
    'Called or texted {0}, marked as an offender or in a crime group, 3 times and was called or texted by them 40 times in 26 days, the last on 27 October 2024; not declared then',
  );
  expect(saidOf([received])).toContain(
    'Was called or texted by {0}, marked as an offender or in a crime group, 40 times in 26 days',
  );
  expect(saidOf([began])).toContain(
    'Called or texted {0}, marked as an offender or in a crime group, 3 times in 26 days',
  );
});

test('the reason says which months are one source together', () => {
  const { row } = withCalls(rung);
  const why = row.factors.find((f) => f.id === 'contact-with-offenders')!.why.text;
  expect(why).toContain(
    '5 months of contact are of what was received: together one source, whoever called or texted.',
  );
  // What the officer began is nobody else's doing.
  const out = withCalls(MONTHS.map((m) => contactMonth(`out-${m}`, 'S0', 'OFF', `2024-${m}`, 40)));
  expect(out.row.factors.find((f) => f.id === 'contact-with-offenders')!.why.text).not.toContain(
    'one source',
  );
});

test('one month that is bounded is one source too, and one that is not is not told', () => {
  const saidOf = (count: number): string =>
    withCalls([contactMonth('in', 'OFF', 'S0', count > 1 ? '2024-11' : '2020-02', count)]).row.factors.find(
      (f) => f.id === 'contact-with-offenders',
    )!.why.text;
  expect(saidOf(4000)).toContain(
    '1 month of contact is of what was received: one source, whoever called or texted.',
  );
  expect(saidOf(1)).not.toContain('one source');
});
