import { findingOf } from './presenter';

const record = (id: string, source: string, role: string, when: string | null, recordedAt: string) => ({
  id,
  source,
  grade: null,
  converted: false,
  handling: '',
  compartment: '',
  validFrom: when === null ? null : [when, when],
  validTo: null,
  recordedAt,
  meanings: {},
  names: [{ role, entity: 'person:KV.staff:KV-1' }],
});
const event = (id: string, at: string) => ({
  id,
  source: 'phone-billing',
  at,
  recordedAt: at,
  row: { to: '07700900123' },
});
const answer = {
  measures: { times: 2 },
  measuresMean: { times: 'Communications.' },
  records: [
    record('register', 'workforce', 'self', '2016-01-01T00:00:00.000Z', '2016-01-01T00:00:00.000Z'),
    record('whose', 'phone-attribution', 'holder', '2020-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'),
    record('report', 'intelligence-reports', 'subject', null, '2026-05-02T00:00:00.000Z'),
  ],
  events: [event('late', '2026-05-03T00:00:00.000Z'), event('early', '2026-05-01T00:00:00.000Z')],
} as unknown as Parameters<typeof findingOf>[0];

test('records and events stand in one order of time; an undated record stands where it was recorded', () => {
  const { chronology } = findingOf(answer, 1, true);
  expect(chronology.map((e) => e.event?.id ?? e.record?.id)).toEqual(['early', 'report', 'late']);
});

test('who somebody is and whose a number was stands apart from what happened', () => {
  expect(findingOf(answer, 1, true).background.map((r) => r.id)).toEqual(['register', 'whose']);
});
