import { toldBy } from './told-by';

const complaint = (first: string, last = first) => ({
  source: 'complaints',
  recordedAt: '2026-06-01T09:00:00Z',
  meanings: { received: [`${first}T00:00:00Z`, `${last}T23:59:59.999Z`] },
});
const report = (at: string, channel: string) => ({
  source: 'intelligence-reports',
  recordedAt: at,
  meanings: { channel },
});

test('a source is told by register and way, from the first day to the last', () => {
  const records = [
    report('2026-03-05T14:30:00Z', 'confidential_email'),
    complaint('2026-02-03'),
    report('2026-01-09T10:00:00Z', 'confidential_email'),
  ];
  expect(toldBy(records, 'UTC')).toBe(
    'Complaints; intelligence reports (confidential email), 9 January 2026 to 5 March 2026',
  );
});

test('two sources of one record each are told apart, at the precision that is known', () => {
  expect(toldBy([complaint('2026-02-03')], 'UTC')).toBe('Complaints, 3 February 2026');
  expect(toldBy([complaint('2026-04-01', '2026-04-30')], 'UTC')).toBe('Complaints, April 2026');
  expect(toldBy([], 'UTC')).toBe('');
});
