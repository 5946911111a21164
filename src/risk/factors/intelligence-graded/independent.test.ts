import { independentReports, type Report } from './independent';

const DAY = 86_400_000;
const report = (record: string, atDay: number, more: Partial<Report> = {}): Report => ({
  person: 0,
  record,
  report: record,
  category: 'controlled_drugs',
  channel: 'overt',
  weight: 0.5,
  at: atDay * DAY,
  ...more,
});
const counted = (...reports: Report[]): string[] => independentReports(reports, 28).map((e) => e.reference);

test('two open reports are two sources', () => {
  expect(counted(report('a', 1), report('b', 2))).toEqual(['a', 'b']);
});

test('the items of one report are one source, which counts by its heaviest item', () => {
  const items = [report('a', 1, { report: 'r' }), report('b', 90, { report: 'r', weight: 0.8 })];
  expect(independentReports(items, 28)).toMatchObject([{ reference: 'b', weight: 0.8, standIn: 0.5 }]);
});

test('a report of another category is another piece of evidence', () => {
  expect(
    counted(report('a', 1, { report: 'r' }), report('b', 1, { report: 'r', category: 'other' })),
  ).toEqual(['a', 'b']);
});

test('anonymous reports may be one caller, by whatever line, for as long as the policy says', () => {
  const lines = ['crimestoppers', 'anonymous_link', 'confidential_phone'];
  const calls = [1, 20, 30].map((day, i) => report(`c${i}`, day, { channel: lines[i]! }));
  // Days 0 to 27 hold two of them, days 28 to 55 the third.
  expect(counted(...calls)).toEqual(['c0', 'c2']);
});

test('ten repeats weigh no more than one', () => {
  const repeats = Array.from({ length: 10 }, (_, i) => report(`r${i}`, i, { report: 'r' }));
  const sum = independentReports(repeats, 28).reduce((total, e) => total + e.weight, 0);
  expect(sum).toBe(0.5);
});
