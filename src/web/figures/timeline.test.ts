import { timelineFigure } from './timeline';

const lane = (source: string, ...items: object[]) =>
  ({ source, total: items.length, items }) as unknown as Parameters<typeof timelineFigure>[0][number];
const record = (from: string, to: string | null) => ({
  id: from,
  what: 'record',
  from,
  to,
  text: 'accused',
  count: 1,
  grade: null,
});

test('a mark stands where its share of the time is: halfway in time is halfway along the axis', () => {
  const figure = timelineFigure(
    [
      lane(
        'complaints',
        record('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'),
        record('2026-01-06T00:00:00.000Z', null),
      ),
      lane('posts', record('2026-01-11T00:00:00.000Z', '2026-01-11T00:00:00.000Z')),
    ],
    '2026-01-11T00:00:00.000Z',
    'Europe/London',
  );
  const [first, open] = figure!.lanes[0]!.marks;
  const last = figure!.lanes[1]!.marks[0]!;
  expect(open!.x).toBeCloseTo((first!.x + last.x) / 2, 6);
  expect(open).toMatchObject({ shape: 'open', width: last.x - open!.x });
  expect(last.y).toBeGreaterThan(first!.y);
});

test('nothing to draw is no figure', () => {
  expect(timelineFigure([], '2026-01-11T00:00:00.000Z', 'Europe/London')).toBeUndefined();
});

test('of two years, what ended before is counted and not drawn, and what reaches into them begins at their edge', () => {
  const figure = timelineFigure(
    [
      lane(
        'posts',
        record('2018-01-01T00:00:00.000Z', '2018-02-01T00:00:00.000Z'),
        record('2018-01-01T00:00:00.000Z', null),
      ),
    ],
    '2026-01-01T00:00:00.000Z',
    'Europe/London',
    2,
  );
  expect(figure).toMatchObject({ earlier: 1, lanes: [{ marks: [{ x: 170, shape: 'open' }] }] });
});

test('a lane says how many of what it holds', () => {
  const month = {
    ...record('2026-01-01T00:00:00.000Z', '2026-01-20T00:00:00.000Z'),
    what: 'month',
    count: 9,
  };
  const one = record('2026-01-06T00:00:00.000Z', null);
  const lanes = [lane('phone-billing', month, { ...month, text: 'sms' }), lane('posts', one)];
  const figure = timelineFigure(lanes, '2026-01-31T00:00:00.000Z', 'Europe/London');
  expect(figure?.lanes.map((l) => l.total)).toEqual(['2 contact months', '1 record']);
});
