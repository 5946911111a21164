import { contactMonth } from '../../test/support/split-contact';
import { AS_OF, burner, others, own, partsOf, type Row } from '../../test/support/numbers-of-a-hundred';
import { endOf, projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { crimeGroup, staff } from '../../test/support/risk-records';
import { entityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
import { defaultPolicy } from '../policy';
import { rankTop, toldIn, type ScorecardRow } from '.';
import { riskContext } from './context';
import type { Factor } from './factor';
import { factor as intense } from './factors/contact-intensity';
import { factor as withOffenders } from './factors/contact-with-offenders';

const MEMBER = entityId('KV', 'nominal', 'MEMBER');
const SECOND = entityId('KV', 'nominal', 'SECOND');
const numbers: readonly Row[] = [
  ...own,
  { id: 'a-member', number: 'MEMBER', holder: MEMBER, grade: '1A' },
  { id: 'a-second', number: 'SECOND', holder: SECOND, grade: '1A' },
];
const options = { size: 'all', seed: 'p', asOf: AS_OF, policy: { draws: 0 } } as const;
const { sourceBound } = defaultPolicy().independence;
const MONTHS = ['07', '08', '09', '10', '11'];
const calls = MONTHS.map((m) => contactMonth(`c-${m}`, 'S0', 'MEMBER', `2024-${m}`, 40));

type Contacts = NonNullable<ProjectionParts['contacts']>;

function forceOf(
  rows: readonly RecordVersion[],
  contacts: Contacts,
  more: readonly Row[] = [],
): ProjectionParts {
  const parts = partsOf([...numbers, ...more], contacts);
  return { ...parts, records: [...parts.records, ...rows] };
}

function itemsOf(factor: Factor, rows: readonly RecordVersion[], contacts: Contacts): unknown[] {
  const context = riskContext(projectionOf(forceOf(rows, contacts)), AS_OF, defaultPolicy());
  // Nothing fades.
  const { items } = factor.weigh(context, factor.calibrate?.(context) ?? {}, Infinity);
  return items
    .filter((item) => item.weight > 0)
    .map(({ reference, weight, testedWeight, restsOn }) => [
      ...[reference, Number(weight.toFixed(6)), testedWeight, restsOn],
    ]);
}

/** S0 with these rows, and the score of a list that never had them, under the same baseline. */
function withRows(
  rows: readonly RecordVersion[],
  contacts: Contacts = calls,
  more: readonly Row[] = [],
): { row: ScorecardRow; without: number } {
  const card = rankTop(projectionOf(forceOf(rows, [...others, ...contacts], more)), options);
  const bare = rankTop(projectionOf(forceOf([], [...others, ...contacts])), {
    ...options,
    baseline: card.baseline,
  });
  const of = (all: readonly ScorecardRow[]): ScorecardRow => all.find((r) => r.id === staff('S0'))!;
  return { row: of(card.rows), without: of(bare.rows).score };
}

function nominal(meanings: RecordVersion['meanings']): RecordVersion {
  return versionOf({
    ...{ id: 'n-member', source: 'nominals', recordedAt: endOf('2020-01-01') },
    meanings: { nominal_id: MEMBER, ...meanings },
  });
}

describe('contact with whom a crime group’s row names', () => {
  const once = [contactMonth('m', 'S0', 'MEMBER', '2024-10', 3)];
  // log2(1 + 3).
  const untested = (...rows: string[]): unknown[] => [['m', 2, 0, rows]];
  const tested = [['m', 2, undefined, undefined]];
  test.each([[undefined], ['1C'], ['2A'], ['2B']])('graded %s, and nobody else, is untested', (grade) => {
    expect(itemsOf(withOffenders, [crimeGroup('g', [MEMBER], grade)], once)).toEqual(untested('g'));
    expect(itemsOf(withOffenders, [crimeGroup('g', [MEMBER], grade), nominal({})], once)).toEqual(
      untested('g'),
    );
  });
  test.each([['1A'], ['1B']])('graded %s counts in full', (grade) => {
    expect(itemsOf(withOffenders, [crimeGroup('g', [MEMBER], grade)], once)).toEqual(tested);
  });
  test('and whom the register of nominals marks counts in full', () => {
    const group = crimeGroup('g', [MEMBER]);
    for (const own of [{ markers: ['organised_crime'] }, { ocg_id: entityId('KV', 'ocg', 'g') }])
      expect(itemsOf(withOffenders, [group, nominal(own)], once)).toEqual(tested);
  });
  test('by two rows, which one hand can write, is untested, the better row first; one that is tested settles it', () => {
    const two = [crimeGroup('g1', [MEMBER], '2D'), crimeGroup('g2', [MEMBER], '2B')];
    expect(itemsOf(withOffenders, two, once)).toEqual(untested('g2', 'g1'));
    expect(itemsOf(withOffenders, [...two, crimeGroup('g3', [MEMBER], '1B')], once)).toEqual(tested);
  });
});

test('one row that names whom the officer calls moves the officer by one bound at most, and is named', () => {
  const { row, without } = withRows([crimeGroup('g', [MEMBER])]);
  expect(row.score - without).toBeGreaterThan(0.1);
  expect(row.score - without).toBeLessThanOrEqual(sourceBound);
  expect(row.fragility).toMatchObject({
    reference: 'g',
    records: ['g'],
    received: false,
    scoreWithout: without,
  });
  expect([row.harm.band.id, row.uncorroborated?.sources]).toEqual(['none', 1]);
  const certain = withRows([crimeGroup('g', [MEMBER], '1B')]);
  expect(certain.row.score - certain.without).toBeGreaterThan(1.5 * sourceBound);
  expect(certain.row.harm.band.id).not.toBe('none');
});

test('rows of two groups and of an attribution may be of one hand: together they move the score by one bound at most', () => {
  const contacts = [
    ...calls,
    ...MONTHS.map((m) => contactMonth(`d-${m}`, 'S0', 'SECOND', `2024-${m}`, 40)),
    ...MONTHS.map((m) => contactMonth(`b-${m}`, 'BURNER', 'OFF', `2024-${m}`, 40)),
  ];
  const rows = [crimeGroup('g1', [MEMBER]), crimeGroup('g2', [SECOND])];
  const { row, without } = withRows(rows, contacts, [burner('2B')]);
  expect(row.score - without).toBeGreaterThan(0.1);
  expect(row.score - without).toBeLessThanOrEqual(sourceBound);
});

test('a row that nobody tested takes nothing from very many communications', () => {
  const many = [contactMonth('m', 'S0', 'MEMBER', '2024-10', 240)];
  // Twice the remarkable number.
  const counted = [['m', 2, undefined, undefined]];
  expect(itemsOf(intense, [], many)).toEqual(counted);
  expect(itemsOf(intense, [crimeGroup('g', [MEMBER], '2B')], many)).toEqual(counted);
  expect(itemsOf(intense, [crimeGroup('g', [MEMBER], '1B')], many)).toEqual([]);
});

test('the reason does not say of whom nobody tested is marked that they are', () => {
  const saidOf = (grade?: string): string => {
    const { row } = withRows([crimeGroup('g', [MEMBER], grade)]);
    return toldIn('Etc/UTC', row.factors.find((f) => f.id === 'contact-with-offenders')!.why.text);
  };
  expect(saidOf()).toContain(
    'Called or texted {0}, marked by nothing but rows of crime groups that are not graded 1A or 1B, 200 times',
  );
  expect(saidOf('1B')).toContain(
    'Called or texted {0}, marked as an offender or in a crime group, 200 times',
  );
});
