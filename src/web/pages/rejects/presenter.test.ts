import { rejectsOf } from './presenter';

test('rejects are counted by reason, the most frequent first; a message may span lines', () => {
  const lines = [
    'file,line,column,reason,message',
    'a.csv,3,Date,bad_date,"Not a date.',
    'Write 2026-05-03."',
    'a.csv,9,Date,bad_date,Not a date.',
    "a.csv,5,'=Grade,bad_grade,There is no such grade.",
  ];
  const { rows, reasons } = rejectsOf(lines);
  expect(reasons).toEqual([
    { reason: 'bad_date', rows: 2 },
    { reason: 'bad_grade', rows: 1 },
  ]);
  expect(rows[0]).toEqual({
    line: 3,
    column: 'Date',
    reason: 'bad_date',
    message: 'Not a date.\nWrite 2026-05-03.',
  });
});
