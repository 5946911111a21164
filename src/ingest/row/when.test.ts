import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isDateFormat, whenReader, type When } from './when';

const london = whenReader(undefined, 'Europe/London');
const bounds = (text: string, read = london): readonly string[] | string => {
  const found = read(text);
  return typeof found === 'string' ? found : found.bounds;
};

test('partial dates keep their precision, in local days', () => {
  expect(bounds('2021')).toEqual(['2021-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z']);
  expect(bounds('2021-03')).toEqual(['2021-03-01T00:00:00.000Z', '2021-03-31T23:00:00.000Z']);
  // The day on which the clocks go forward has 23 hours, the one on which they go back 25.
  expect(bounds('2021-03-28')).toEqual(['2021-03-28T00:00:00.000Z', '2021-03-28T23:00:00.000Z']);
  expect(bounds('2021-10-31')).toEqual(['2021-10-30T23:00:00.000Z', '2021-11-01T00:00:00.000Z']);
  expect(bounds('9999-12-31')).toEqual(['9999-12-31T00:00:00.000Z', '9999-12-31T23:59:59.999Z']);
});

test('a day that begins in a clock change begins after it', () => {
  // São Paulo went from 2018-11-03 24:00 to 2018-11-04 01:00 (IANA tz database).
  const saoPaulo = whenReader(undefined, 'America/Sao_Paulo');
  expect(bounds('2018-11-04', saoPaulo)).toEqual(['2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z']);
  expect(bounds('2018-11-04T00:30', saoPaulo)).toBe('time_in_gap');
});

test('times with and without offset; gap and repetition', () => {
  expect(bounds('2021-07-01T12:00')).toEqual(['2021-07-01T11:00:00.000Z', '2021-07-01T11:00:00.001Z']);
  expect(bounds('2021-07-01 12:00:30.5+05:30')).toEqual([
    '2021-07-01T06:30:30.500Z',
    '2021-07-01T06:30:30.501Z',
  ]);
  expect(bounds('2021-03-28T01:30')).toBe('time_in_gap');
  expect(london('2021-10-31T01:30')).toEqual({
    bounds: ['2021-10-31T00:30:00.000Z', '2021-10-31T01:30:00.001Z'],
    repeated: true,
  } satisfies When);
  expect(bounds('2021-10-31T01:30+00:00')).toEqual(['2021-10-31T01:30:00.000Z', '2021-10-31T01:30:00.001Z']);
});

test.each([
  ['2021-02-29', 'impossible_date'],
  ['2021-00-10', 'impossible_date'],
  ['2021-01-01T24:00', 'impossible_date'],
  ['0021-01-01', 'impossible_date'],
  ['03/05/2021', 'ambiguous_date'],
  ['03-05-21', 'ambiguous_date'],
  ['3.5.2021 10:00', 'ambiguous_date'],
  ['20210305', 'bad_date'],
  ['yesterday', 'bad_date'],
  ['2021-1-1', 'ambiguous_date'],
])('%s is %s', (text, problem) => expect(bounds(text)).toBe(problem));

test('formats of a mapping', () => {
  const at = (format: object, text: string): readonly string[] | string =>
    bounds(text, whenReader(format, 'Europe/London'));
  expect(at({ format: 'dd/MM/yyyy' }, '03/05/2021')).toEqual([
    '2021-05-02T23:00:00.000Z',
    '2021-05-03T23:00:00.000Z',
  ]);
  expect(at({ format: 'yyyyMMdd HHmm', zone: 'UTC' }, '20060601 0008')).toEqual([
    '2006-06-01T00:08:00.000Z',
    '2006-06-01T00:08:00.001Z',
  ]);
  expect(at({ format: 'MMM yyyy' }, 'Jun 2021')).toEqual([
    '2021-05-31T23:00:00.000Z',
    '2021-06-30T23:00:00.000Z',
  ]);
  expect(at({ format: 'dd/MM/yyyy HH:mm' }, '28/03/2021 01:30')).toBe('time_in_gap');
  expect(at({ format: 'dd/MM/yyyy' }, '31/02/2021')).toBe('impossible_date');
  expect(at({ format: 'epoch_s' }, '1614902400')).toEqual([
    '2021-03-05T00:00:00.000Z',
    '2021-03-05T00:00:00.001Z',
  ]);
  expect(at({ secondsSince: '2006-06-01T00:00:00Z' }, '90.5')).toEqual([
    '2006-06-01T00:01:30.500Z',
    '2006-06-01T00:01:30.501Z',
  ]);
  expect(['dd/MM/yyyy', "yyyy-MM-dd'T'HH:mm", 'dd MMM yy'].map(isDateFormat)).toEqual([true, true, true]);
  expect(['DD/MM/YYYY', 'HH:mm', 'dd/MM'].map(isDateFormat)).toEqual([false, false, false]);
});

test('agrees with luxon wherever a local time is one instant', () => {
  const zone = fc.constantFrom(
    'Europe/London',
    'America/Chicago',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
  );
  const minute = fc.integer({ min: Date.UTC(1975, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
  fc.assert(
    fc.property(zone, minute, (name, at) => {
      const local = new Date(at * 60_000).toISOString().slice(0, 16);
      const theirs = DateTime.fromISO(local, { zone: name });
      const ours = whenReader(undefined, name)(local);
      const skipped = theirs.toFormat("yyyy-MM-dd'T'HH:mm") !== local;
      const possible = theirs
        .getPossibleOffsets()
        .map((d) => d.toMillis())
        .sort((a, b) => a - b);
      if (skipped) expect(ours).toBe('time_in_gap');
      else {
        const last = (possible.at(-1) ?? 0) + 1;
        expect(ours).toMatchObject({
          bounds: [new Date(possible[0] ?? 0).toISOString(), new Date(last).toISOString()],
        });
      }
    }),
    { numRuns: 2000 },
  );
});
