import { isOver, overdueSince } from './declaration';
import type { Bounds } from './time';

const AT = '2026-06-01T12:00:00.000Z';
const day = (date: string): Bounds => {
  const start = Date.parse(`${date}T00:00:00.000Z`);
  return [new Date(start).toISOString(), new Date(start + 86_400_000).toISOString()];
};

test.each([
  ['closed', true],
  ['Ended', true],
  ['Closed - no longer associates', true],
  ['withdrawn by officer', true],
  ['Rejected', true],
  ['assessed: not notifiable', true],
  ['expired', true],
  ['open', false],
  ['under review', false],
  ['not closed', false],
  ['to be closed', false],
  ['open until closed by the vetting unit', false],
  ['closed, reopened 2026', false],
  ['disclosed', false],
  ['', false],
])('a declaration with the status "%s" is over: %s', (status, over) => {
  expect(isOver({ status }, AT)).toBe(over);
});

test('it is over from the end of the day on which it ended, and not before', () => {
  expect(isOver({ ended: day('2026-05-31') }, AT)).toBe(true);
  expect(isOver({ ended: day('2026-06-01') }, AT)).toBe(false);
  expect(isOver({ ended: day('2026-06-01'), status: 'closed' }, AT)).toBe(true);
  expect(isOver({}, AT)).toBe(false);
});

test('a review is overdue after the day on which it was due, until there is one', () => {
  const due = { review_due: day('2026-05-20'), status: 'open' };
  expect(overdueSince(due, AT)).toBe('2026-05-20T23:59:59.999Z');
  expect(overdueSince(due, '2026-05-20T23:59:59.999Z')).toBeUndefined();
  expect(overdueSince({ ...due, status: 'withdrawn by officer' }, AT)).toBeUndefined();
  expect(overdueSince({ ...due, reviewed: day('2026-05-20') }, AT)).toBeUndefined();
  expect(overdueSince({ ...due, reviewed: day('2026-05-25') }, AT)).toBeUndefined();
  expect(overdueSince({ ...due, reviewed: day('2026-05-19') }, AT)).toBe('2026-05-20T23:59:59.999Z');
  expect(overdueSince({ ...due, reviewed: day('2026-06-02') }, AT)).toBe('2026-05-20T23:59:59.999Z');
});
