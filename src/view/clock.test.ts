import { parseClock } from './clock';

test('a date means its end in the force’s zone, inclusive; an instant means itself', () => {
  expect(parseClock('2026-05-03', 'Europe/London')).toBe('2026-05-03T22:59:59.999Z');
  expect(parseClock('2026-01-03', 'Europe/London')).toBe('2026-01-03T23:59:59.999Z');
  expect(parseClock('2026-02', 'Europe/London')).toBe('2026-02-28T23:59:59.999Z');
  expect(parseClock('2026', 'Europe/London')).toBe('2026-12-31T23:59:59.999Z');
  expect(parseClock('2026-05-03T09:00:00Z', 'Europe/London')).toBe('2026-05-03T09:00:00.000Z');
  expect(parseClock('2026-05-03T09:00', 'Europe/London')).toBe('2026-05-03T08:00:00.000Z');
  for (const bad of ['yesterday', '2026-02-30', '03/05/2026', '']) {
    expect(() => parseClock(bad, 'Europe/London')).toThrow('A time is a date');
  }
});
