import { contactMonth } from '../../test/support/split-contact';
import { AS_OF, others, own, partsOf } from '../../test/support/numbers-of-a-hundred';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { entityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
import { rankTop, withoutRecords } from '.';
import type { ScorecardRow } from './scorecard';

/** Forty constables; of A one complaint is sustained, of B five. */
const people = ['A', 'B', ...Array.from({ length: 38 }, (_, i) => `Z${i}`)].map((id) =>
  serving(id, '2015-01-01'),
);
const sustained = (about: string, of: string) =>
  complaint(about, of, '2024-03-01', {
    category: 'Force',
    finding: 'sustained',
    closed: '2024-06-01',
    complainant: about,
  });
const complaints = [sustained('1', 'A'), ...['2', '3', '4', '5', '6'].map((n) => sustained(n, 'B'))];

function list(size: number | 'all', records = [...people, ...complaints]): readonly ScorecardRow[] {
  return rankTop(projectionOf({ records }), { size, seed: 's', asOf: endOf('2024-12-31') }).rows;
}

test('a score rests on one record where nothing above nought is left without it, and not where much is', () => {
  const [b, a] = list(2);
  expect([b, a].map((row) => [row?.nativeId, row?.fragility?.sole])).toEqual([
    ['B', false],
    ['A', true],
  ]);
  expect(a?.fragility?.scoreWithout).toBeLessThanOrEqual(0);
  expect(b?.fragility?.scoreWithout).toBeGreaterThan(0);
});

test('whoever nothing is left of leaves a list that has room for them', () => {
  expect(list(20).map((row) => [row.nativeId, row.fragility?.decides])).toEqual([
    ['B', false],
    ['A', true],
  ]);
  // Everybody stays on a list of all.
  expect(list('all').filter((row) => row.fragility?.decides)).toEqual([]);
});

test('nobody stands in a top list whose score is not above nought; on a list of all they do', () => {
  expect(list(20).every((row) => row.score > 0)).toBe(true);
  expect(list('all')).toHaveLength(40);
  expect(list(20, people)).toEqual([]);
  expect(list('all', people).map((row) => row.score)).toEqual(people.map(() => 0));
});

test('a place without a source tells how many would be equal there', () => {
  const [, a] = list(2);
  // Thirty-eight others of whom nothing is recorded: without its one complaint A is the last of 39 equals, behind B.
  expect(a?.fragility).toMatchObject({ rankWithout: 40, equalWithout: 38 });
  expect(a?.sources).toMatchObject([{ rankWithout: 40, equalWithout: 38 }]);
  const [b] = list(2);
  expect(b?.fragility?.equalWithout).toBe(0);
});

/**
 * A hundred officers with numbers that were tested. S0 began all contact: with an offender whom one row marks, or with an associate
 * whom one row declares, in each of five months. Three others called the offender once, and of another offender nobody hears.
 */
const MONTHS = ['07', '08', '09', '10', '11'];
const called = (whom: string) => MONTHS.map((m) => contactMonth(`c-${m}`, 'S0', whom, `2024-${m}`, 40));
const asNominal = (id: string, markers: readonly string[]) =>
  versionOf({
    ...{ id: `n-${id}`, source: 'nominals', recordedAt: endOf('2016-01-01') },
    meanings: { nominal_id: entityId('KV', 'nominal', id), markers },
  });
const declaredBy = (id: string, staffId: string, associate: string) =>
  versionOf({
    ...{ id, source: 'notifiable-associations', recordedAt: endOf('2024-05-01') },
    meanings: {
      ...{ declaration_id: entityId('KV', 'declaration', id), staff_id: staff(staffId), status: 'open' },
      ...{ associate: entityId('KV', 'nominal', associate), individual_risk: 'high' },
      ...{ declared: day('2024-05-01'), assessed: day('2024-05-02') },
    },
  });

function parts(whom: string, more: readonly RecordVersion[] = []): ProjectionParts {
  const friend = {
    id: 'a-friend',
    number: 'FRIEND',
    holder: entityId('KV', 'nominal', 'FRIEND'),
    grade: '1A',
  };
  const made = partsOf([...own, friend], [...others, ...called(whom)]);
  const nominals = [asNominal('FRIEND', []), asNominal('ELSE', ['offender'])];
  return { ...made, records: [...made.records, ...nominals, declaredBy('d-else', 'S9', 'ELSE'), ...more] };
}

function fragileTo(of: ProjectionParts) {
  const projection = projectionOf(of);
  const { rows } = rankTop(projection, { ...options, size: 'all', seed: 's' });
  const row = rows.find((r) => r.id === staff('S0'))!;
  const [moved] = withoutRecords(projection, options, row.fragility!.records).filter((m) => m.id === row.id);
  return { row, fragility: row.fragility!, moved: moved! };
}
const options = { asOf: AS_OF, policy: { draws: 0 } } as const;

test.each([
  [
    'the one declaration by which alone contact with an associate counts',
    'FRIEND',
    'd',
    declaredBy('d', 'S0', 'FRIEND'),
  ],
  ['the one row by which alone somebody is an offender', 'OFF', 'nominal', undefined],
])('%s carries all of it', (_, whom, reference, more) => {
  const { row, fragility, moved } = fragileTo(parts(whom, more ? [more] : []));
  expect(row.rank).toBe(1);
  expect(fragility).toMatchObject({ reference, records: [reference], received: false, sole: true });
  expect(fragility.scoreWithout).toBe(moved.scoreWithout);
  expect(moved.rankWithout).toBeLessThanOrEqual(fragility.rankWithout);
  expect(moved.rankWithout).toBeGreaterThanOrEqual(fragility.rankWithout - fragility.equalWithout);
  // Not the last of five months, of which four would be left.
  expect(fragility.scoreWithout).toBeLessThanOrEqual(0);
});

test('a row that another says likewise carries nothing', () => {
  const again = parts('OFF', [
    versionOf({ ...asNominal('OFF', ['organised_crime']), id: 'n-again' }),
    declaredBy('d-friend', 'S9', 'FRIEND'),
  ]);
  // Both rows mark: without either, all stays as it is, and what is left is whose number it is.
  expect(fragileTo(again).fragility.reference).toBe('a-off');
});

test('what a declaration explained counts without it', () => {
  // Of an offender, so that contact under terms becomes contact with an offender.
  const { row, fragility } = fragileTo(parts('OFF', [declaredBy('d', 'S0', 'OFF')]));
  const of = (id: string) => row.factors.find((f) => f.id === id)!.contribution;
  expect(of('contact-with-offenders')).toBeLessThanOrEqual(0);
  expect(of('association-contact')).toBeGreaterThan(0);
  expect(fragility.reference).not.toBe('d');
});

test('the own row of the register of staff, which gives the number, is no record that carries a score', () => {
  const marked = versionOf({ ...asNominal('OFF', ['organised_crime']), id: 'n-again' });
  const of = parts('OFF', [marked]);
  const [off] = of.attributions!.filter((a) => a.record === 'a-off');
  const attributions = [
    ...of.attributions!.map((a) => (a.holder === staff('S0') ? { ...a, record: 'w-S0' } : a)),
    { ...off!, record: 'n-again' },
  ];
  // Everything else is said twice: without the row nothing would be left, without the last month something is.
  const { rows } = rankTop(projectionOf({ ...of, attributions }), { ...options, size: 'all', seed: 's' });
  const row = rows.find((r) => r.id === staff('S0'))!;
  expect(row.factors.find((f) => f.contribution > 0)!.records).toContain('w-S0');
  expect(row.fragility).toMatchObject({ reference: 'c-11', sole: false });
});
