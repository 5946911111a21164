import fc from 'fast-check';
import { exampleProjection, exampleWorld, type FactorExample } from '../../test/support/factor-example';
import { day, endOf, projectionOf } from '../../test/support/projection';
import { nativeIdOf } from '../model/entity';
import { policyWith } from '../policy';
import { riskContext } from './context';
import type { EvidenceItem } from './evidence';
import { factor as lookUpAndContact } from './factors/lookup-and-contact';
import { factor as lookUpVolume } from './factors/lookup-volume';
import { itemsOf } from './evidence';
import { rankTop, toldIn, withoutRecords, type FactorTerm } from '.';

type Contact = FactorExample['contacts'][number];

/** So many look-ups of a nominal by an account in August 2024, of which so many have a reason. */
const looked = (who: number, count: number, reasoned: number, id = `x-${who}`): Contact => ({
  ...{ id, source: 'system-access', from: `username:s${who}`, to: 'nominal:N2', kind: 'view' },
  ...{ month: '2024-08', count, reasoned },
});
/** Seven calls to the nominal's number in the same month. */
const called = (who: number): Contact => ({
  ...{ id: `m-${who}`, source: 'phone-billing', from: `phone:+44770090000${who}`, to: 'phone:+447700900102' },
  ...{ kind: 'voice', month: '2024-08', count: 7, reasoned: 0 },
});

const AS_OF = endOf('2024-12-31');
/** No fading that would show. */
const FOR_EVER = 1e9;

/** The items about each of those whom the factor has anything about. */
function items(
  factor: typeof lookUpVolume,
  contacts: readonly Contact[],
  reasonedLookUps = 0,
): Record<string, readonly EvidenceItem[]> {
  const projection = exampleProjection({ records: [], contacts: [...contacts] });
  const context = riskContext(projection, AS_OF, policyWith({ reasonedLookUps }));
  const evidence = factor.weigh(context, factor.calibrate?.(context) ?? {}, FOR_EVER);
  return Object.fromEntries(
    context.population.members.flatMap(({ id }, i) => {
      const found = itemsOf(evidence, i);
      return found.length === 0 ? [] : [[nativeIdOf(id), found]];
    }),
  );
}

describe('look-ups of somebody who is telephoned', () => {
  test('of two who do the same, only the one who gives no reasons has evidence', () => {
    const found = items(lookUpAndContact, [looked(1, 9, 0), called(1), looked(2, 9, 9), called(2)]);
    // log2(1 + 9 × 7) = 6.
    expect(Object.entries(found).map(([who, [item]]) => [who, item?.weight.toFixed(4)])).toEqual([
      ['S1', '6.0000'],
    ]);
  });

  test('of one who gives a reason for some, the others count', () => {
    const { S1 } = items(lookUpAndContact, [looked(1, 10, 9), called(1)]);
    // One of ten: log2(1 + 1 × 7) = 3.
    expect(S1?.[0]?.weight).toBeCloseTo(3, 4);
  });

  test('the policy may let a look-up with a reason count in part, or in full', () => {
    const weight = (share: number): number | undefined =>
      items(lookUpAndContact, [looked(1, 10, 9), called(1)], share)['S1']?.[0]?.weight;
    // 1 + 9 × 2/9 = 3: log2(1 + 3 × 7) = 4.4594; and log2(1 + 10 × 7) = 6.1497.
    expect([weight(2 / 9)?.toFixed(4), weight(1)?.toFixed(4)]).toEqual(['4.4594', '6.1497']);
  });

  test('a contact month whose look-ups all have a reason is no part of what is listed', () => {
    const { S1 } = items(lookUpAndContact, [
      looked(1, 4, 4, 'x-1a'),
      looked(1, 9, 0, 'x-1b'),
      looked(1, 5, 5, 'x-1c'),
      called(1),
    ]);
    expect(S1).toHaveLength(1);
    expect(S1?.[0]).toMatchObject({ reference: 'x-1b' });
    expect(S1?.[0]?.supports).not.toContain('x-1a');
    expect(S1?.[0]?.supports).not.toContain('x-1c');
  });

  test('what a duty leaves open of a month has its own count without a reason', () => {
    const duty = {
      ...{ id: 'l-1', source: 'links', recorded: '2023-01-10', names: [] },
      meanings: { from: 'staff:S1', to: 'nominal:N2', kind: 'officer-in-case', to_date: '2024-08-10' },
    };
    const parts = exampleWorld({ records: [duty], contacts: [looked(1, 12, 5), called(1)] });
    const [until] = [day('2024-08-10')[1]];
    const projection = projectionOf({
      ...parts,
      // Ten on duty, of which five have a reason; two after it, of which none has.
      stretches: {
        'x-1': [
          { count: 10, reasoned: 5, first: '2024-08-03T10:00:00.000Z', last: '2024-08-09T10:00:00.000Z' },
          { count: 2, reasoned: 0, first: until, last: '2024-08-24T18:00:00.000Z' },
        ],
      },
    });
    const context = riskContext(projection, AS_OF, policyWith());
    const evidence = lookUpAndContact.weigh(context, lookUpAndContact.calibrate!(context), FOR_EVER);
    const counted = evidence.items.filter((item) => item.weight > 0);
    // log2(1 + 2 × 7) = 3.9069.
    expect(counted.map((item) => item.weight.toFixed(4))).toEqual(['3.9069']);
    expect(counted[0]?.about).toMatchObject({ count: 2, reasoned: 0 });
    expect(evidence.items.filter((item) => item.weight === 0).map((item) => item.reference)).toEqual(['l-1']);
  });
});

describe('volume of look-ups', () => {
  const usual = [2, 3, 4, 5].map((who) => looked(who, 10, 0));

  test('it is of those without a reason, held against all look-ups of the others', () => {
    // The median of 10, 10, 10, 10 and 160 is 10: log2(160 / 40) = 2, and nothing where each has a reason.
    expect(items(lookUpVolume, [...usual, looked(1, 160, 0)])['S1']?.[0]?.weight).toBeCloseTo(2, 4);
    expect(items(lookUpVolume, [...usual, looked(1, 160, 160)])).toEqual({});
    // Of 160, 80 with a reason: log2(80 / 40) = 1.
    expect(items(lookUpVolume, [...usual, looked(1, 160, 80)])['S1']?.[0]?.weight).toBeCloseTo(1, 4);
  });

  test('nobody stands out because the others give reasons', () => {
    const reasoned = [2, 3, 4, 5].map((who) => looked(who, 10, 10));
    expect(items(lookUpVolume, [...reasoned, looked(1, 20, 0)])).toEqual({});
  });

  test('the policy may let a look-up with a reason count in part', () => {
    // 80 + 80 / 2 = 120: log2(120 / 40) = 1.585.
    const { S1 } = items(lookUpVolume, [...usual, looked(1, 160, 80)], 0.5);
    expect(S1?.[0]?.weight).toBeCloseTo(Math.log2(3), 4);
  });
});

/** What S1 is told of a factor, in words. */
function told(id: string, contacts: readonly Contact[], reasonedLookUps = 0): string {
  const projection = exampleProjection({ records: [], contacts: [...contacts] });
  const policy = { draws: 0, reasonedLookUps };
  const { rows } = rankTop(projection, { size: 'all', seed: 'told', asOf: AS_OF, policy });
  const row = rows.find((r) => r.nativeId === 'S1');
  const term: FactorTerm | undefined = row?.factors.find((f) => f.id === id);
  return toldIn('Etc/UTC', term?.why.text ?? '');
}

test('it is said how many had a reason and were not counted', () => {
  const contacts = [looked(1, 12, 5), called(1), looked(2, 1, 0), looked(3, 1, 0)];
  expect(told('lookup-and-contact', contacts)).toContain(
    'Opened the record of {0} 7 times in 22 days, the last on 24 August 2024, with no reason given (5 more with one, not counted), and called or texted them',
  );
  expect(told('lookup-volume', contacts)).toContain(
    'at most 7 records in August 2024, with no reason given (5 more with one, not counted); at least half',
  );
  expect(told('lookup-and-contact', contacts, 0.5)).toContain(
    'Opened the record of {0} 12 times in 22 days, the last on 24 August 2024, 5 of these with a reason, each of which counts 0.5, and called or texted them',
  );
});

test('look-ups that all had a reason are told with numbers, and not denied', () => {
  const contacts = [looked(1, 12, 12), called(1), looked(2, 1, 0), looked(3, 1, 0)];
  expect(told('lookup-and-contact', contacts)).toMatch(
    /^None without a reason\. 1 person looked up with a reason given \(12 look-ups, the last on 24 August 2024\): not counted\. /,
  );
  expect(told('lookup-volume', contacts)).toMatch(
    /^No months of very many look-ups without a reason\. 1 record looked up with a reason given \(12 look-ups, the last on 24 August 2024\): not counted\. /,
  );
  const none = told('lookup-and-contact', [called(1), looked(2, 1, 0), looked(1, 1, 1)]);
  expect(none).toContain(
    '1 person looked up with a reason given (1 look-up, on 24 August 2024): not counted.',
  );
});

test('a month whose look-ups all had a reason is told beside one that counts', () => {
  const june: Contact[] = [
    { ...looked(1, 5, 5, 'x-june'), month: '2024-06' },
    { ...called(1), id: 'm-june', month: '2024-06' },
  ];
  expect(told('lookup-and-contact', [looked(1, 9, 0), called(1), ...june])).toContain(
    'in those months or the next. Besides, 1 person looked up with a reason given (5 look-ups, the last on 24 June 2024): not counted.',
  );
});

describe('beside a contact it stands in the same sentence that the other was looked up with a reason', () => {
  const callsOffender: Contact = { ...called(1), to: 'phone:+447700900101' };
  const looksUp = (count: number, reasoned: number, month = '2024-08'): Contact => ({
    ...looked(1, count, reasoned, `x-${month}`),
    ...{ to: 'nominal:N1', month },
  });
  test.each([
    [[looksUp(2, 2)], ' (looked up 2 times that month, each time with a reason); not declared then'],
    [[looksUp(1, 1)], ' (looked up once that month, with a reason); not declared then'],
    [[looksUp(3, 1)], ' (looked up 3 times that month, once of these with a reason); not declared then'],
    [[looksUp(3, 0)], '24 August 2024; not declared then'],
    [[looksUp(3, 3, '2024-07')], '24 August 2024; not declared then'],
  ])('%j', (looks, words) => {
    expect(told('contact-with-offenders', [callsOffender, ...looks])).toContain(words);
  });
});

const oneContact = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  month: fc.constantFrom('2024-06', '2024-07', '2024-08'),
  count: fc.integer({ min: 1, max: 60 }),
  reasons: fc.constantFrom(0, 0.5, 1),
});
const share = fc.constantFrom(0, 0.25, 1);
/** S3 is in charge of the case of N2. */
const DUTY = {
  ...{ id: 'l-3', source: 'links', recorded: '2023-01-10', names: [] },
  meanings: { from: 'staff:S3', to: 'nominal:N2', kind: 'officer-in-case', from_date: '2023-01-01' },
};

test('a month or duty taken away changes nobody who does not list it, and a score by what is said', () => {
  fc.assert(
    fc.property(fc.array(oneContact, { minLength: 3, maxLength: 12 }), share, (drawn, reasonedLookUps) => {
      const looks = drawn.map(({ who, month, count, reasons }, i): Contact => ({
        ...looked(who, count, Math.floor(count * reasons), `x-${i}`),
        month,
      }));
      const keeping = [looked(8, 2, 0), called(8)];
      const all = [...looks, called(1), called(2), called(3), ...keeping];
      const without = (id: string): ReturnType<typeof exampleProjection> =>
        exampleProjection({
          records: [DUTY].filter((r) => r.id !== id),
          contacts: all.filter((c) => c.id !== id),
        });
      const whole = without('');
      const options = {
        ...({ size: 'all', seed: 'p', asOf: AS_OF } as const),
        policy: { draws: 0, reasonedLookUps },
      };
      const before = rankTop(whole, options);
      for (const gone of [...looks.map((l) => l.id), DUTY.id]) {
        const left = without(gone);
        const after = new Map(
          rankTop(left, { ...options, baseline: before.baseline }).rows.map((r) => [r.id, r]),
        );
        const said = new Map(withoutRecords(whole, options, [gone]).map((m) => [m.id, m]));
        for (const row of before.rows) {
          const now = after.get(row.id)!.score;
          const lists = row.factors.some((f) => f.contacts.includes(gone) || f.records.includes(gone));
          if (!lists) expect(now).toBe(row.score);
          expect(said.get(row.id)?.scoreWithout ?? row.score).toBe(now);
        }
      }
    }),
    { numRuns: 15, seed: 20241 },
  );
});
