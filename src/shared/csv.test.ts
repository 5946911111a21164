import { parse } from 'csv-parse/sync';
import { csv } from './csv';

test.each([
  '=HYPERLINK("http://x","y")',
  '+1+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u00a0=1',
  '\u0000=1',
  '\ufeff=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
])('%j is no formula to a spreadsheet', (text) => {
  const rows: string[][] = parse(csv([[text]]));
  const cell = rows[0]?.[0] ?? '';
  expect(cell.startsWith("'")).toBe(true);
});

test('what a cell says is read again as it was, by another reader', () => {
  const row = ['O’Brien', "O'Brien", 'a "quoted" name', 'two\nlines', 'a,b', 'x\r\ny', 'é', ''];
  expect(parse(csv([row, row]))).toEqual([row, row]);
});

test('numbers stay numbers, and what nobody sees is shown', () => {
  expect(csv([[-5, 0, 1.5]])).toBe('-5,0,1.5\r\n');
  expect(csv([['a\u001b[31mb', 'x\u202etxt.exe', 'n\u0000l', '\u009b31m']])).toBe(
    'a\ufffd[31mb,x\ufffdtxt.exe,n\ufffdl,\ufffd31m\r\n',
  );
});
