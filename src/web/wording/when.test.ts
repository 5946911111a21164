import { recordWhen, stretchOf } from './when';

const LONDON = 'Europe/London';
const CLOSED = { open: false, since: null };

test('what states no time is told by when it was recorded, and says so', () => {
  const report = { when: null, until: null, recordedAt: '2026-05-03T09:00:00.000Z' };
  expect(recordWhen(report, LONDON)).toBe('recorded 3 May 2026');
  const link = {
    first: '2026-05-03T09:00:00.000Z',
    last: '2026-06-01T09:00:00.000Z',
    recorded: true,
    ...CLOSED,
  };
  expect(stretchOf(link, LONDON)).toBe('recorded 3 May 2026 to 1 June 2026');
});

test('days are those of the zone: half past eleven at night UTC in May is the next day in London', () => {
  const link = {
    first: '2026-05-03T23:30:00.000Z',
    last: '2026-05-03T23:30:00.000Z',
    recorded: false,
    ...CLOSED,
  };
  expect(stretchOf(link, LONDON)).toBe('4 May 2026');
  expect(stretchOf(link, 'UTC')).toBe('3 May 2026');
});

test('dates keep the precision in which they were stated', () => {
  const year = ['2021-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z'];
  expect(recordWhen({ when: year, until: null, recordedAt: '2026-05-03T09:00:00.000Z' }, LONDON)).toBe(
    '2021',
  );
});

test('nothing at all is not dated', () => {
  expect(stretchOf({ first: null, last: null, recorded: false, ...CLOSED }, LONDON)).toBe('not dated');
});

test('what has no end still stands, since when a record says so, and again where it had ended', () => {
  const [may, june] = ['2025-05-11T12:00:00.000Z', '2025-06-01T12:00:00.000Z'];
  const open = { first: may, last: null, recorded: false, open: true, since: may };
  expect(stretchOf(open, LONDON)).toBe('since 11 May 2025, still standing');
  expect(stretchOf({ ...open, since: june }, LONDON)).toBe(
    'first 11 May 2025, and since 1 June 2025, still standing',
  );
  expect(stretchOf({ ...open, since: null }, LONDON)).toBe('first 11 May 2025, still standing');
  expect(stretchOf({ ...open, since: null, last: may, recorded: true }, LONDON)).toBe(
    'recorded 11 May 2025, still standing',
  );
  expect(stretchOf({ ...open, ...CLOSED, first: null, last: june }, LONDON)).toBe('until 1 June 2025');
});
