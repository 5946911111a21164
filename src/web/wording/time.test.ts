import { asOfText, calendarMonths, day, moment, month, stated, stretch, tick } from './time';

const LONDON = 'Europe/London';

test('a date is the force’s own: half past eleven at night UTC in May is the next day in London', () => {
  expect(day('2026-05-02T23:30:00.000Z', LONDON)).toBe('3 May 2026');
  expect(moment('2026-05-02T23:30:00.000Z', LONDON)).toBe('3 May 2026, 00:30 BST');
  expect(moment('2026-01-02T23:30:00.000Z', LONDON)).toBe('2 January 2026, 23:30 GMT');
});

test('a partial date keeps its precision', () => {
  expect(stated(['2021-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z'], LONDON)).toBe('2021');
  expect(stated(['2021-02-01T00:00:00.000Z', '2021-03-01T00:00:00.000Z'], LONDON)).toBe('February 2021');
  expect(stated(['2021-05-02T23:00:00.000Z', '2021-05-03T23:00:00.000Z'], LONDON)).toBe('3 May 2021');
  // The day on which the clocks go forward has 23 hours.
  expect(stated(['2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'], LONDON)).toBe('29 March 2026');
  expect(stated(['2021-05-02T12:05:00.000Z', '2021-05-02T12:05:00.001Z'], LONDON)).toBe(
    '2 May 2021, 13:05 BST',
  );
});

test('a stretch is counted in the days on which it lies, the first and the last with them', () => {
  expect(stretch('2026-05-01T09:00:00.000Z', '2026-05-21T10:00:00.000Z')).toBe('21 days');
  expect(stretch('2026-05-01T09:00:00.000Z', '2026-05-21T08:00:00.000Z')).toBe('21 days');
  expect(stretch('2026-05-01T09:00:00.000Z', '2026-05-01T09:00:00.000Z')).toBe('1 day');
});

test('a month is told in words, and what is none is left as it is', () => {
  expect(month('2026-05')).toBe('May 2026');
  expect(month('2026-13')).toBe('2026-13');
});

test('what is no date is shown as it is', () => {
  expect(day('unknown', LONDON)).toBe('unknown');
  expect(moment('unknown', LONDON)).toBe('unknown');
});

test('the beginning and the end of a day are a date, and no time', () => {
  expect(moment('2026-09-04T23:00:00.000Z', LONDON)).toBe('5 September 2026');
  expect(moment('2026-09-05T22:59:59.999Z', LONDON)).toBe('5 September 2026');
  expect(moment('2026-09-05T00:00:00.000Z', LONDON)).toBe('5 September 2026, 01:00 BST');
  expect(moment('2026-09-04T23:01:00.000Z', LONDON)).toBe('5 September 2026, 00:01 BST');
});

test('marks of a time axis are worded as times are elsewhere', () => {
  const at = new Date('2026-09-06T08:00:00.000Z');
  const day = 86_400_000;
  expect([366, 31, 7, 0.25].map((days) => tick(at, days * day, LONDON))).toEqual([
    '2026',
    'September 2026',
    '6 September 2026',
    '6 September 2026, 09:00 BST',
  ]);
});

test('months of the calendar are counted once, however many kinds of event each has', () => {
  const months = ['2026-01', '2026-01', '2026-02', '2026-01'].map((month) => ({ month }));
  expect(calendarMonths(months)).toBe(2);
});

test('a list as of a day that is still to come says so', () => {
  const now = Date.parse('2026-05-03T12:00:00.000Z');
  expect(asOfText('2026-05-03T11:00:00.000Z', 'Europe/London', now)).toBe('as of 3 May 2026');
  expect(asOfText('2031-01-01T00:00:00.000Z', 'Europe/London', now)).toBe(
    'as of 1 January 2031, which is still to come: made of what is recorded up to now',
  );
});
