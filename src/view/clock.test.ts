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

test('an offset is one that there may be', () => {
  for (const [offset, hour] of [
    ['+01:00', '08'],
    ['-0100', '10'],
    ['+14', '19'],
    ['-18:00', '03'],
    ['Z', '09'],
  ] as const)
    expect(parseClock(`2026-05-03T09:00:00${offset}`, 'Europe/London').slice(11, 13)).toBe(hour);
  for (const bad of ['+99:00', '+19:00', '-24:00', '+18:01', '+01:60', '+1', '-', '+01:00:00'])
    expect(() => parseClock(`2026-05-03T09:00:00${bad}`, 'Europe/London')).toThrow('A time is a date');
});
