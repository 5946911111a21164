import { exampleProjection, type FactorExample } from '../../test/support/factor-example';
import { endOf } from '../../test/support/projection';
import { nativeIdOf } from '../model/entity';
import { rankTop, toldIn } from '.';

type Rows = Omit<FactorExample, 'about' | 'asOf' | 'more'>;
type Contact = Rows['contacts'][number];
type Row = Rows['records'][number];

/** S1 rings the number ending in …10n, so often in August 2024. */
const rings = (n: number, count: number): Contact => ({
  ...{ id: `m-${n}`, source: 'phone-billing', from: 'phone:+447700900001', to: `phone:+44770090010${n}` },
  ...{ kind: 'voice', month: '2024-08', count, reasoned: 0 },
});
/** S1's account opens the record of Nn as often, each time with a reason. */
const looksUp = (n: number, count: number): Contact => ({
  ...{ id: `x-${n}`, source: 'system-access', from: 'username:s1', to: `nominal:N${n}`, kind: 'view' },
  ...{ month: '2024-08', count, reasoned: count },
});
/** Nn, an offender whose number ends in …10n; N1 is one in every example. */
const offender = (n: number): Row[] => [
  {
    ...{ id: `n-N${n}`, source: 'nominals', recorded: '2015-01-01', names: [] },
    meanings: { nominal_id: `nominal:N${n}`, markers: ['offender'] },
  },
  {
    ...{ id: `a-N${n}`, source: 'phone-attribution', recorded: '2015-01-01', grade: '1A', names: [] },
    meanings: { number: `phone:+44770090010${n}`, holder: `nominal:N${n}` },
  },
];

/** What S1 is told of a factor, with whom it names by id. */
function told(id: string, { records = [], contacts = [] }: Partial<Rows>): string {
  const projection = exampleProjection({ records, contacts });
  const { rows } = rankTop(projection, {
    ...{ size: 'all', seed: 'told', asOf: endOf('2024-12-31'), policy: { draws: 0 } },
  });
  const why = rows.find((r) => r.nativeId === 'S1')?.factors.find((f) => f.id === id)?.why;
  return toldIn('Etc/UTC', why?.text ?? '')
    .replace(/\{quote (\d+)\}/g, (_, i: string) => why?.quotes?.[Number(i)]?.text ?? '')
    .replace(/\{(\d+)\}/g, (_, i: string) => nativeIdOf(why?.entities[Number(i)] ?? ''));
}

describe('the first sentence, which stands alone on the list, says of how many others the same could be said', () => {
  const records = [3, 4, 5, 6].flatMap(offender);
  const four = [rings(3, 9), rings(4, 1), rings(5, 1), rings(6, 1)];
  const three = (words: string): string =>
    `Called or texted N3, marked as an offender or in a crime group, 9 times in 22 days, the last on 24 August 2024${words}; not declared then, and no stated duty. Called`;

  test('and the sentences after it do not say so again', () => {
    const said = told('contact-with-offenders', { records, contacts: four });
    expect(said).toContain(three(', and 3 others so marked'));
    expect(said.match(/others so marked/g)).toHaveLength(1);
    expect(said).toContain('So with 1 other, 4 in all.');
  });

  test('and how many of these were looked up with a reason', () => {
    const some = told('contact-with-offenders', { records, contacts: [...four, looksUp(4, 1)] });
    expect(some).toContain(
      three(', and 3 others so marked (1 of them looked up with a reason in the same months)'),
    );
    const all = [3, 4, 5, 6].map((n) => looksUp(n, 2));
    expect(told('contact-with-offenders', { records, contacts: [...four, ...all] })).toContain(
      three(
        ' (looked up 2 times that month, each time with a reason), and 3 others so marked (each looked up with a reason in the same months)',
      ),
    );
  });

  test('others who are marked otherwise are not said to be marked so', () => {
    const [, number] = offender(7);
    const group: Row = {
      ...{ id: 'g-1', source: 'organised-crime-groups', recorded: '2015-01-01', grade: '2D', names: [] },
      meanings: { ocg_id: 'ocg:G1', members: ['nominal:N7'] },
    };
    expect(
      told('contact-with-offenders', {
        records: [...offender(3), number!, group],
        contacts: [rings(3, 9), rings(7, 1)],
      }),
    ).toContain(three(', and 1 other marked so or otherwise'));
  });

  test('of numbers that are rung very often', () => {
    expect(told('contact-intensity', { contacts: [rings(8, 400), rings(9, 300)] })).toContain(
      '+447700900108 400 times in 22 days, the last on 24 August 2024, and 1 other very often. Called',
    );
  });
});

test('contact that a declaration or a duty explains is told with its number, and not denied', () => {
  const declared: Row = {
    ...{ id: 'd-1', source: 'notifiable-associations', recorded: '2023-01-10', names: [] },
    meanings: { staff_id: 'staff:S1', associate: 'nominal:N1', declared: '2023-01-10', status: 'open' },
  };
  expect(told('contact-with-offenders', { records: [declared], contacts: [rings(1, 48)] })).toMatch(
    /^None besides declared associates or stated duties: 48 communications with 1 person so marked, the last on 24 August 2024\. /,
  );
  const partner = { ...declared, meanings: { ...declared.meanings, associate: 'nominal:N2' } };
  expect(told('contact-intensity', { records: [partner], contacts: [rings(2, 400)] })).toMatch(
    /^None besides declared associates or stated duties: 400 communications with 1 person, the last on 24 August 2024\. /,
  );
  expect(told('contact-with-offenders', { records: [declared], contacts: [rings(2, 40)] })).toMatch(
    /^No months of contact\. /,
  );
});

describe('contact with a declared associate', () => {
  const declared = (id: string, meanings: Row['meanings']): Row => ({
    ...{ id, source: 'notifiable-associations', recorded: '2023-01-10', names: [] },
    meanings: {
      ...{ staff_id: 'staff:S1', associate: 'nominal:N2', declared: '2023-01-10', status: 'open' },
      ...{ assessed: '2023-03-01', ...meanings },
    },
  });
  const saidUnder = (...records: Row[]): string =>
    told('association-contact', { records, contacts: [rings(2, 48)] });
  const CONTACT =
    'Called or texted N2, a declared associate, 48 times in 22 days, the last on 24 August 2024, after the association was assessed';

  test('quotes the conditions, and does not say that it broke them', () => {
    const conditions = 'No contact on duty; no look-ups';
    expect(saidUnder(declared('d-1', { conditions }))).toContain(
      `${CONTACT}; whether it kept to the conditions the records do not say. The conditions: “No contact on duty; no look-ups”. 7 of`,
    );
  });

  test('quotes those of each declaration', () => {
    expect(saidUnder(declared('d-1', { conditions: 'A' }), declared('d-2', { conditions: 'B' }))).toContain(
      'The conditions: “A” and “B”.',
    );
  });

  test('says that there are none on file', () => {
    expect(saidUnder(declared('d-1', { individual_risk: 'high' }))).toContain(
      `${CONTACT} as of high risk; no conditions are on file.`,
    );
  });
});
