import { loadReport } from './load-report';

type Report = Parameters<typeof loadReport>[0];
type File = Report['deliveries'][number]['files'][number];

const counts = { duplicate: 0, skipped: 0, superseded: 0, closed: 0, unresolved: 0, sealed: 0, masked: 0 };
const told = (file: Partial<File>, dryRun = false): string => {
  const whole = { file: 'w.csv', source: 'workforce', rows: 12, accepted: 0, rejected: 12, ...counts };
  const files = [{ ...whole, reasons: [], rejects: null, ...file }];
  return loadReport({ deliveries: [{ delivery: 'hr-1', files, warnings: [] }], seconds: 1 }, dryRun);
};
const reason = (rows: number, lines: number[], column = 'joined') => ({
  column,
  reason: 'bad_date',
  message: 'Write 2026-05-03.',
  rows,
  lines,
});

test('a dry run says why rows would be rejected, in which lines first, and how to mend them', () => {
  const text = told({ reasons: [reason(11, [3, 4, 9]), reason(1, [7], 'left')] }, true);
  expect(text).toContain('rejected: w.csv: 12 rows would be rejected\n');
  expect(text).toMatch(/^ +11 {2}joined {2}bad_date {2}3, 4, 9, … {2}Write 2026-05-03\.$/m);
  expect(text).toMatch(/^ +1 {2}left {4}bad_date {2}7 {11}Write 2026-05-03\.$/m);
});

test('a load says besides where the file of its rejected rows is', () => {
  const text = told({ rejected: 1, reasons: [reason(1, [3])], rejects: '/home/rejects/w.csv' });
  expect(text).toContain('rejected: w.csv: 1 row\n');
  expect(text).toContain('\neach of them with its line: /home/rejects/w.csv\n');
});

test('ten reasons are shown at most, and how many rows there are for others', () => {
  const reasons = Array.from({ length: 12 }, (_, i) => reason(1, [i + 2], `c${i}`));
  const text = told({ reasons });
  expect(text.match(/bad_date/g)).toHaveLength(10);
  expect(text).toContain('\nand 2 rows for other reasons\n');
});

test('one row is told as one', () => {
  expect(told({ rejected: 0, sealed: 1, masked: 1 })).toMatch(
    /: 1 row names a protected communication and is not shown to anybody\n.*: 1 row is kept without what it names/,
  );
});

test('a file that is refused is told with its reason first, and is not among those that were counted', () => {
  const refused = { code: 'no_rows', message: 'It has no row.' };
  const whole = { file: 'w.csv', source: 'workforce', rows: 12, accepted: 12, rejected: 0, ...counts };
  const files = [
    { ...whole, reasons: [], rejects: null },
    { ...whole, file: 'x.csv', rows: 0, accepted: 0, reasons: [], rejects: null, refused },
  ];
  const deliveries = [{ delivery: 'hr-1', files, warnings: [] }];
  const [head, first, ...rest] = loadReport({ deliveries, seconds: 1 }, false).split('\n');
  expect([head, first]).toEqual(['hr-1', 'refused: x.csv: It has no row. (no_rows)']);
  expect(rest.join('\n')).toContain('w.csv');
  expect(rest.join('\n')).not.toContain('x.csv');
  expect(told({ refused, rejected: 0 })).not.toContain('duplicate');
});
