import { DateTime } from 'luxon';
import type { Instant } from '../model/time';
import { PlumblineError } from '../shared/errors';

/**
 * A time of a question: an ISO 8601 instant (in `zone` where it has no offset), or a date, a month or a year, which
 * means its end in `zone`, inclusive. Throws PlumblineError `usage`.
 */
export function parseClock(text: string, zone: string): Instant {
  return bound(text, zone, 'end');
}

/** The same of a time from which on something is asked for: a date, a month or a year means its beginning. */
export function parseFrom(text: string, zone: string): Instant {
  return bound(text, zone, 'start');
}

function bound(text: string, zone: string, which: 'start' | 'end'): Instant {
  const unit = UNITS[text.trim().length];
  const parsed = DateTime.fromISO(text.trim(), { zone, setZone: false });
  if (!parsed.isValid || !A_TIME.test(text.trim())) {
    throw new PlumblineError('usage', 'A time is a date (2026-05-03) or an instant (2026-05-03T09:00:00Z).');
  }
  const given = unit === undefined ? parsed : which === 'end' ? parsed.endOf(unit) : parsed.startOf(unit);
  return given.toUTC().toJSDate().toISOString();
}

/** An offset is of 18 hours at most: none that ever was is of more. */
const A_TIME = /^\d{4}(-\d\d(-\d\d(T[^+-]+([+-](0\d|1[0-7])(:?[0-5]\d)?|[+-]18(:?00)?)?)?)?)?$/;

const UNITS: Readonly<Record<number, 'year' | 'month' | 'day'>> = { 4: 'year', 7: 'month', 10: 'day' };
