import { daysFromTo } from '../../shared/days';
import type { Bounds, Instant } from '../../model/time';
import { DAY, formatOf, MONTH, parts, shown } from '../../shared/shown-time';

const DAY_MS = 86_400_000;
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const YEAR = parts({ year: 'numeric' });
const CLOCK = parts({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const LOCAL = parts({ dateStyle: 'short', timeStyle: 'medium' }, 'sv-SE');
const TIME = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' });

/** `3 May 2026`, in the force's zone; '' for nothing. */
export function day(at: Instant | null | undefined, zone: string): string {
  if (at === null || at === undefined || at === '') return '';
  if (at.startsWith('9999')) return 'still open';
  return shown(at, zone, DAY);
}

/** `as of 3 May 2026`, and that it is still to come where it is: nobody knows anything of it. */
export function asOfText(at: Instant, zone: string, now = Date.now()): string {
  return `as of ${day(at, zone)}${Date.parse(at) > now ? ', which is still to come: made of what is recorded up to now' : ''}`;
}

/** `3 May 2026, 14:05 BST`, in the force's zone; `3 May 2026` where a day begins or ends, as what states a date alone does. */
export function moment(at: Instant | null | undefined, zone: string): string {
  if (at === null || at === undefined || at === '') return '';
  if (at.startsWith('9999')) return 'still open';
  return isOfADate(at, zone) ? shown(at, zone, DAY) : shown(at, zone, DAY, TIME);
}

/** `2026-05-03 14:05:00`, in the force's zone: for a spreadsheet. */
export function localTime(at: Instant | null, zone: string): string {
  return at === null ? '' : shown(at, zone, LOCAL);
}

/** True of the first and of the last millisecond of a day. */
function isOfADate(at: Instant, zone: string): boolean {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return false;
  const [first, last] = [time, time + 1].map((t) => formatOf(CLOCK, zone).format(t));
  return (time % 1000 === 0 && first === '00:00:00') || ((time + 1) % 1000 === 0 && last === '00:00:00');
}

/** A date at the precision in which it was given: `2021`, `February 2021`, `3 May 2021`, or with its time. */
export function stated(bounds: Bounds | readonly string[] | null | undefined, zone: string): string {
  const [earliest, latest] = bounds ?? [];
  if (earliest === undefined || latest === undefined) return '';
  if (earliest.startsWith('9999')) return 'still open';
  const width = Date.parse(latest) - Date.parse(earliest);
  if (width > 364 * DAY_MS) return shown(earliest, zone, YEAR);
  if (width > 27 * DAY_MS) return shown(earliest, zone, MONTH);
  if (width > 22 * 3_600_000) return shown(earliest, zone, DAY);
  return moment(earliest, zone);
}

/** `May 2026` of `2026-05`. */
export function month(text: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? shown(`${text}-01T00:00:00Z`, 'UTC', MONTH) : text;
}

/** How many months of the calendar these are of: there may be several for each, by kind and by the file that told. */
export function calendarMonths(months: readonly { readonly month: string }[]): number {
  return new Set(months.map(({ month: of }) => of)).size;
}

/** A mark of a time axis, told as finely as the marks stand apart: `2026`, `May 2026`, `3 May 2026` or with its time. */
export function tick(at: Date, apartMs: number, zone: string): string {
  const text = at.toISOString();
  if (apartMs > 364 * DAY_MS) return shown(text, zone, YEAR);
  if (apartMs > 27 * DAY_MS) return shown(text, zone, MONTH);
  return apartMs >= DAY_MS ? shown(text, zone, DAY) : shown(text, zone, DAY, TIME);
}

/** On how many days something lies that lasted from one instant to another: `21 days`. */
export function stretch(from: Instant, to: Instant): string {
  const days = daysFromTo(Date.parse(from), Date.parse(to));
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** `1,234`. */
export function count(n: number): string {
  return WHOLE.format(n);
}
