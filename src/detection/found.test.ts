import type { GraphValue } from '../graph/store';
import type { Dossier } from './dossier';
import type { Attribution } from '../view/projection';
import type { Finding } from './finding';
import { findingOf as found } from './found';
import { loadPatterns } from './load-patterns';

const KEY = Buffer.alloc(32, 7);

function dossier(id: string): Dossier {
  const found = loadPatterns().find((p) => p.dossier.id === id)?.dossier;
  if (!found) throw new Error(id);
  return found;
}

const findingOf = (
  of: Dossier,
  given: Readonly<Record<string, GraphValue>>,
  attributions: readonly Attribution[],
  idKey: Buffer,
): Finding => found(of, given, { attributions, idKey }).finding;

const row = (change: Record<string, GraphValue> = {}): Record<string, GraphValue> => ({
  subjectIds: ['person:KV.staff:B', 'person:KV.staff:A'],
  evidenceIds: ['r2', 'r1', 'r2'],
  measures: { reports: 0, complaints: 3, told: 3, times: 3 },
  occurredAt: '2026-01-01T00:00:00.000Z',
  knownAt: '2026-01-02T00:00:00.000Z',
  ...change,
});

test('a finding is the same whoever sees how much of it, and another for other subjects or another major version', () => {
  const pair = dossier('multi-suspect');
  const finding = findingOf(pair, row(), [], KEY);
  expect(finding.subjects.map((s) => s.nativeId)).toEqual(['A', 'B']);
  expect(finding.evidence).toEqual(['r1', 'r2']);
  const more = row({
    subjectIds: ['person:KV.staff:A', 'person:KV.staff:B'],
    evidenceIds: ['r9'],
    measures: { times: 9, told: 9, complaints: 8, reports: 1 },
  });
  expect(findingOf(pair, more, [], KEY).id).toBe(finding.id);
  expect(findingOf({ ...pair, version: '1.4.2' }, row(), [], KEY).id).toBe(finding.id);
  expect(findingOf({ ...pair, version: '2.0.0' }, row(), [], KEY).id).not.toBe(finding.id);
  expect(
    findingOf(pair, row({ subjectIds: ['person:KV.staff:A', 'person:KV.staff:C'] }), [], KEY).id,
  ).not.toBe(finding.id);
  expect(findingOf(pair, row(), [], Buffer.alloc(32, 8)).id).not.toBe(finding.id);
});

test('a measure that tells findings apart is part of the identity', () => {
  const allegation = dossier('multi-allegation');
  const of = (category: string, times: number): string =>
    findingOf(
      allegation,
      row({
        subjectIds: ['person:KV.staff:A'],
        measures: { category, times, told: times, systems: 2, noAction: 0 },
      }),
      [],
      KEY,
    ).id;
  expect(of('sexual', 4)).toBe(of('sexual', 5));
  expect(of('sexual', 4)).not.toBe(of('drugs', 4));
});

test('people who come and go do not make another finding, and what attributes a number is evidence', () => {
  const shared = dossier('shared-number');
  const number = 'number:KV.phone:+441134960001';
  const own = 'number:KV.phone:+447700900001';
  const at = (people: string[]): Record<string, GraphValue> =>
    row({
      subjectIds: [number, ...people],
      evidenceIds: [],
      eventIds: ['e1'],
      attributed: [[own, 'person:KV.staff:A']],
      measures: { staff: 1, crimeGroup: 1, contacts: 9, declaredSince: 0, heldOtherwise: 0 },
    });
  const always = { from: '0000-01-01T00:00:00.000Z', to: '9999-12-31T23:59:59.999Z', basis: 'register' };
  const attributions = [
    { identifier: own, holder: 'person:KV.staff:A', record: 'w1', ...always },
    { identifier: own, holder: 'person:KV.staff:B', record: 'w2', ...always },
  ];
  const finding = findingOf(shared, at(['person:KV.staff:A']), attributions, KEY);
  expect(finding.id).toBe(
    findingOf(shared, at(['person:KV.staff:B', 'person:KV.staff:A']), attributions, KEY).id,
  );
  expect(finding.evidence).toEqual(['e1', 'w1']);
  expect(finding.archived).toEqual(['e1']);
});

test.each([
  ['a subject too many', row({ subjectIds: ['a', 'b', 'c'] })],
  ['a measure too few', row({ measures: { times: 3, told: 3, complaints: 3 } })],
  [
    'a measure that nobody declared',
    row({ measures: { times: 3, told: 3, complaints: 3, reports: 0, mood: 1 } }),
  ],
  ['a null where a time belongs', row({ knownAt: null })],
])('a row with %s is a defect', (_, given) => {
  expect(() => findingOf(dossier('multi-suspect'), given, [], KEY)).toThrow(/does not describe/);
});
