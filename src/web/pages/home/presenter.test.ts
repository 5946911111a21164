import { sourcesOf } from './presenter';

test('the source that lags most stands first, and is late after five weeks', () => {
  const sources = sourcesOf([
    { source: 'phone-billing', records: 9, last: '2026-05-03T00:00:00.000Z' },
    { source: 'system-access', records: 9, last: '2026-03-29T00:00:00.000Z' },
    { source: 'workforce', records: 9, last: '2026-03-28T00:00:00.000Z' },
    { source: 'posts', records: 1, last: null },
  ]);
  expect(sources.map((s) => [s.source, s.behind, s.late])).toEqual([
    ['workforce', 36, true],
    ['system-access', 35, false],
    ['phone-billing', 0, false],
    ['posts', 0, false],
  ]);
});
