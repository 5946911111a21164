import { mappingReport } from './mapping-report';

test('the first rows are told field by field, dates as dates in the force’s zone', () => {
  const text = mappingReport(
    [
      {
        file: 'people.csv',
        source: 'workforce',
        system: 'HR',
        unmapped: { columns: ['Notes'], fields: ['email'] },
        rejects: [{ column: 'Born', reason: 'bad_date', message: 'Write 2026-05-03.', rows: 1, lines: [3] }],
        rows: [
          {
            line: 2,
            row: { staff_id: 'S01', date_of_birth: '01/02/1970' },
            meanings: {
              staff_id: 'person:KV.staff:S01',
              date_of_birth: ['1970-01-31T23:00:00.000Z', '1970-02-01T23:00:00.000Z'],
            },
          },
          { line: 3, rejected: { column: 'Born', reason: 'bad_date', message: 'Write 2026-05-03.' } },
          { line: 4, skipped: 'a total' },
        ],
      },
    ],
    'Europe/London',
  );
  expect(text).toContain('people.csv: workforce of HR\nno field reads: Notes\nnothing fills: email\n');
  expect(text).toMatch(/^ +1 {2}Born {4}bad_date {2}3 {6}Write 2026-05-03\.$/m);
  // London kept summer time through the winter of 1970.
  expect(text).toMatch(/^ +2 {2}date_of_birth {2}01\/02\/1970 {2}1 February 1970$/m);
  expect(text).toMatch(/^ +2 {2}staff_id {7}S01 {9}S01$/m);
  expect(text).toMatch(/^ +4 +skipped +a total$/m);
  expect(text).not.toMatch(/T23:00|[{}]/);
});
