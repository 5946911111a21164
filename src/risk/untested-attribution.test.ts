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
import { endOf, projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { defaultPolicy } from '../policy';
import { rankTop, withoutRecords, type ScorecardRow } from '.';
import { riskContext } from './context';
import type { EvidenceItem } from './evidence';
import { factor as withOffenders } from './factors/contact-with-offenders';
import { factor as lookUpAndContact } from './factors/lookup-and-contact';

const calls = ['2024-10', '2024-11'].map((m) => contactMonth(`burner-${m}`, 'BURNER', 'OFF', m, 200));

const options = { size: 'all', seed: 'p', asOf: AS_OF, policy: { draws: 0 } } as const;

/** S0 with the burner, and the score of a list that never had it, under the same baseline. */
function withBurner(rows: readonly Row[], contacts = calls): { row: ScorecardRow; without: number } {
  const card = rankTop(projectionOf(partsOf([...own, ...rows], [...others, ...contacts])), options);
  const bare = projectionOf(partsOf(own, [...others, ...contacts]));
  const of = (all: readonly ScorecardRow[]): ScorecardRow => all.find((r) => r.id === staff('S0'))!;
  return {
    row: of(card.rows),
    without: of(rankTop(bare, { ...options, baseline: card.baseline }).rows).score,
  };
}

function itemsOf(rows: readonly Row[], contacts: NonNullable<ProjectionParts['contacts']>): EvidenceItem[] {
  const context = riskContext(projectionOf(partsOf([...own, ...rows], contacts)), AS_OF, defaultPolicy());
  // Nothing fades.
  return [...withOffenders.weigh(context, withOffenders.calibrate?.(context) ?? {}, Infinity).items];
}
const told = ({ weight, testedWeight, restsOn, reference }: EvidenceItem): unknown[] => [
  reference,
  Number(weight.toFixed(6)),
  testedWeight,
  restsOn,
];

const { sourceBound } = defaultPolicy().independence;

test.each([['2B'], ['2D'], ['1C'], [undefined]])(
  'two months of a number attributed by one row graded %s are one untested source',
  (grade) => {
    const { row, without } = withBurner([burner(grade)]);
    expect(row.score - without).toBeGreaterThan(0.1);
    expect(row.score - without).toBeLessThanOrEqual(sourceBound);
    expect(row.fragility).toMatchObject({
      reference: 'a-burner',
      records: ['a-burner'],
      scoreWithout: without,
    });
  },
);

test('a number attributed by 1B counts in full, and all of it falls with the row', () => {
  const { row, without } = withBurner([burner('1B')]);
  expect(row.score - without).toBeGreaterThan(1.5 * sourceBound);
  expect(row.fragility).toMatchObject({
    reference: 'a-burner',
    records: ['a-burner'],
    scoreWithout: without,
  });
});

test('what rests on an untested attribution is alleged by one source, and is not counted', () => {
  const { row } = withBurner([burner('2B')]);
  expect([row.harm.band.id, row.uncorroborated?.records, row.uncorroborated?.sources]).toEqual([
    'none',
    ['burner-2024-10', 'burner-2024-11'],
    1,
  ]);
  expect(withBurner([burner('1B')]).row.harm.band.id).not.toBe('none');
});

test("the attribution of the other's number is a source as well, and the officer's comes first", () => {
  const rest = own.filter((r) => r.id !== 'a-off');
  const off: Row = { id: 'a-off', number: 'OFF', holder: OFFENDER, grade: '2B' };
  const found = (rows: readonly Row[], number: string): unknown => {
    const contacts = [contactMonth('m', number, 'OFF', '2024-10', 3)];
    const context = riskContext(projectionOf(partsOf(rows, contacts)), AS_OF, defaultPolicy());
    return withOffenders.weigh(context, withOffenders.calibrate?.(context) ?? {}, 1).items[0]?.restsOn;
  };
  expect(found([...rest, off], 'S0')).toEqual(['a-off']);
  expect(found([...rest, off, burner('2D')], 'BURNER')).toEqual(['a-burner']);
});

test('of a month through two numbers, the untested one adds what it adds to the tested one', () => {
  const contacts = [
    contactMonth('m1', 'S0', 'OFF', '2024-10', 3),
    contactMonth('m2', 'BURNER', 'OFF', '2024-10', 4),
  ];
  // log2(1 + 3), and (log2(1 + 7) - 2) by 0.6 for the source and 0.8 for the information.
  expect(itemsOf([burner('2B')], contacts).map(told)).toEqual([
    ['m1', 2, undefined, undefined],
    ['m2', 0.48, 0, ['a-burner']],
  ]);
});

test('several untested rows of one number are one source, and one that is tested settles it', () => {
  const rows = [burner('2D', 'a-x'), burner('2B', 'a-y')];
  const contacts = [contactMonth('m', 'BURNER', 'OFF', '2024-10', 3)];
  expect(itemsOf(rows, contacts).map(told)).toEqual([['m', 0.96, 0, ['a-y', 'a-x']]]);
  expect(itemsOf([...rows, burner('1B', 'a-z')], contacts).map(told)).toEqual([
    ['m', 1.6, undefined, undefined],
  ]);
  const { row, without } = withBurner(rows);
  expect(row.fragility).toMatchObject({ reference: 'a-y', records: ['a-x', 'a-y'], scoreWithout: without });
});

test('without the attribution of the only number that somebody has, what bills would show of them is unknown', () => {
  const rows = own.map((row) => (row.id === 'a-S0' ? { ...row, grade: '2B' } : row));
  const contacts = [
    ...others,
    ...['10', '11'].map((m) => contactMonth(`m${m}`, 'S0', 'OFF', `2024-${m}`, 200)),
  ];
  const projection = projectionOf(partsOf(rows, contacts));
  const options = { asOf: AS_OF, policy: { draws: 0 } };
  const row = rankTop(projection, { ...options, size: 'all', seed: 'o' }).rows.find(
    (r) => r.nativeId === 'S0',
  )!;
  const really = withoutRecords(projection, options, ['a-S0']).find((m) => m.id === row.id);
  expect(row.fragility?.reference).toBe('a-S0');
  expect(row.fragility?.scoreWithout).toBe(really?.scoreWithout);
});

test('all untested attributions are one source to what the place is fragile to: without them is without all of them', () => {
  const rows = own.map((row) => (row.id === 'a-S0' ? { ...row, grade: '2B' } : row));
  const contacts = [
    ...others,
    contactMonth('m10', 'S0', 'OFF', '2024-10', 200),
    contactMonth('m11', 'BURNER', 'OFF', '2024-11', 200),
  ];
  const projection = projectionOf(partsOf([...rows, burner('2D')], contacts));
  const asked = { asOf: AS_OF, policy: { draws: 0 } };
  const row = rankTop(projection, { ...asked, size: 'all', seed: 'o' }).rows.find(
    (r) => r.nativeId === 'S0',
  )!;
  expect(row.fragility?.records).toEqual(['a-S0', 'a-burner']);
  const really = withoutRecords(projection, asked, ['a-S0', 'a-burner']).find((m) => m.id === row.id);
  expect(row.fragility?.scoreWithout).toBe(really?.scoreWithout);
});

test('a bill that came later says nothing as of before, though its calls were made', () => {
  const made = contactMonth('late', 'S0', 'OFF', '2024-10', 200);
  const late = { ...made, recordedFirst: endOf('2025-02-01'), recordedLast: endOf('2025-02-01') };
  const scoresWith = (contacts: typeof others): unknown =>
    rankTop(projectionOf(partsOf(own, contacts)), {
      ...{ asOf: AS_OF, size: 'all', seed: 'l', policy: { draws: 0 } },
    }).rows.map((r) => [r.id, r.score]);
  expect(scoresWith([...others, late])).toEqual(scoresWith(others));
  expect(scoresWith([...others, made])).not.toEqual(scoresWith(others));
});

test('look-ups of whom a number of untested holder calls rest on its attribution', () => {
  const parts = partsOf([...own, burner('2B')], calls);
  const seen = { ...contactMonth('v', '', '', '2024-10', 2), source: 'system-access' as const };
  const context = riskContext(
    projectionOf({
      records: [...parts.records, versionOf({ ...parts.records[0]!, id: 'a-account' })],
      attributions: [
        ...parts.attributions!,
        { ...parts.attributions![0]!, identifier: ACCOUNT, record: 'a-account' },
      ],
      contacts: [
        ...parts.contacts!,
        contactMonth('w', 'S0', 'OFF', '2024-11', 2),
        { ...seen, kind: 'view', from: ACCOUNT, to: OFFENDER },
      ],
    }),
    AS_OF,
    defaultPolicy(),
  );
  const { items } = lookUpAndContact.weigh(context, lookUpAndContact.calibrate?.(context) ?? {}, Infinity);
  // log2(1 + 2 · 2), and log2(1 + 2 · 402) above it.
  expect(items.map(told)).toEqual([
    ['v', 2.321928, undefined, undefined],
    ['v', 7.330917, 0, ['a-burner']],
  ]);
  expect(items.map((i) => i.about?.count)).toEqual([2, 0]);
});

test('several numbers may be given by one hand: together they move the score by one bound at most', () => {
  const numbers = ['B1', 'B2', 'B3'];
  const rows = numbers.map((number) => ({ id: `a-${number}`, number, holder: staff('S0'), grade: '2D' }));
  const months = ['2024-08', '2024-09', '2024-10', '2024-11'];
  const called = numbers.flatMap((n) => months.map((m) => contactMonth(`${n}-${m}`, n, 'OFF', m, 200)));
  const { row, without } = withBurner(rows, called);
  expect(row.score).toBeGreaterThan(without);
  expect(row.score - without).toBeLessThanOrEqual(defaultPolicy().independence.sourceBound);
});

test('a row that nobody tested does not make a number nobody’s that a tested one gives to somebody', () => {
  const contested = [burner('1B'), { id: 'a-x', number: 'BURNER', holder: staff('S9'), grade: '3E' }];
  expect(withBurner(contested).row.score).toBe(withBurner([burner('1B')]).row.score);
});

test('the reason says that months of an untested number are one source together', () => {
  const why = (grade: string): string =>
    withBurner([burner(grade)]).row.factors.find((f) => f.id === 'contact-with-offenders')!.why.text;
  expect(why('2B')).toContain(
    '2 months of contact rest on telephone attributions or rows of crime groups alone that are not graded 1A or 1B: together one source, since they name no author.',
  );
  expect(why('1B')).not.toContain('one source');
});
