import { sourcesOf } from './presenter';

test('the source that lags most stands first; an event source is late after five weeks, a register never', () => {
  const sources = sourcesOf([
    { source: 'phone-billing', events: true, records: 9, last: '2026-05-03T00:00:00.000Z' },
    { source: 'system-access', events: true, records: 9, last: '2026-03-28T00:00:00.000Z' },
    { source: 'workforce', events: false, records: 9, last: '2026-03-28T00:00:00.000Z' },
    { source: 'posts', events: false, records: 1, last: null },
  ]);
  expect(sources.map((s) => [s.source, s.behind, s.late])).toEqual([
    ['system-access', 36, true],
    ['workforce', 36, false],
    ['phone-billing', 0, false],
    ['posts', 0, false],
  ]);
});
