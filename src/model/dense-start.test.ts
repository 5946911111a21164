import { denseStart, type Dated } from './dense-start';

const at = (date: string): number => Date.parse(`${date}T10:00:00.000Z`);
const rows = (...dates: string[]): Dated[] => dates.map((date) => ({ at: at(date), rows: 1 }));
/** One row a day for so many days. */
const daily = (from: string, days: number): Dated[] =>
  Array.from({ length: days }, (_, i) => ({ at: at(from) + i * 86_400_000, rows: 1 }));

test('one row dated 1970 does not move the start of a source, and is told', () => {
  const source = daily('2019-03-01', 400);
  expect(denseStart(source)).toEqual({ from: at('2019-03-01'), earlier: 0 });
  expect(denseStart([...rows('1970-01-01'), ...source])).toEqual({ from: at('2019-03-01'), earlier: 1 });
});

test('neither do a few, each as far off as the next', () => {
  const source = [...rows('1900-01-01', '1970-01-01', '2010-06-01'), ...daily('2019-03-01', 400)];
  expect(denseStart(source)).toEqual({ from: at('2019-03-01'), earlier: 3 });
});

test('ten rows before the break of four hundred are too many to be mistakes', () => {
  const source = [...daily('2010-06-01', 10), ...daily('2019-03-01', 400)];
  expect(denseStart(source)).toEqual({ from: at('2010-06-01'), earlier: 0 });
});

test('what is honestly sparse begins with its first row', () => {
  const yearly = rows(...Array.from({ length: 12 }, (_, i) => `${2008 + i}-0${1 + (i % 9)}-15`));
  expect(denseStart(yearly)).toEqual({ from: at('2008-01-15'), earlier: 0 });
  expect(denseStart([...rows('1970-01-01'), ...yearly])).toEqual({ from: at('2008-01-15'), earlier: 1 });
  expect(denseStart(rows('2010-01-01', '2013-05-01', '2020-01-01'))).toEqual({
    from: at('2010-01-01'),
    earlier: 0,
  });
});

test('a slow beginning is a beginning: weeks without a row are no break', () => {
  const source = [...rows('2019-02-05'), ...daily('2019-03-01', 400)];
  expect(denseStart(source)).toEqual({ from: at('2019-02-05'), earlier: 0 });
});

test('many rows of one day weigh as many', () => {
  const heavy = [{ at: at('2010-01-01'), rows: 50 }, ...daily('2019-03-01', 400)];
  expect(denseStart(heavy)?.from).toBe(at('2010-01-01'));
});

test('without rows there is no start', () => {
  expect(denseStart([])).toBeUndefined();
});
