import { DateTime } from 'luxon';
import type { Bounds, Instant } from '../../model/time';

const DAY_MS = 86_400_000;
/** Made once: making one takes longer than a page's worth of formatting. */
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `3 May 2026`, in the force's zone; '' for nothing. */
export function day(at: Instant | null | undefined, zone: string): string {
  if (at === null || at === undefined || at === '') return '';
  if (at.startsWith('9999')) return 'still open';
  return local(at, zone).toFormat('d LLLL yyyy');
}

/** `3 May 2026, 14:05 BST`, in the force's zone. */
export function moment(at: Instant | null | undefined, zone: string): string {
  if (at === null || at === undefined || at === '') return '';
  if (at.startsWith('9999')) return 'still open';
  return local(at, zone).toFormat('d LLLL yyyy, HH:mm ZZZZ');
}

/** A date at the precision in which it was given: `2021`, `February 2021`, `3 May 2021`, or with its time. */
export function stated(bounds: Bounds | readonly string[] | null | undefined, zone: string): string {
  const [earliest, latest] = bounds ?? [];
  if (earliest === undefined || latest === undefined) return '';
  if (earliest.startsWith('9999')) return 'still open';
  const width = Date.parse(latest) - Date.parse(earliest);
  const start = local(earliest, zone);
  if (width > 364 * DAY_MS) return start.toFormat('yyyy');
  if (width > 27 * DAY_MS) return start.toFormat('LLLL yyyy');
  if (width > 22 * 3_600_000) return start.toFormat('d LLLL yyyy');
  return moment(earliest, zone);
}

/** `May 2026` of `2026-05`. */
export function month(text: string): string {
  const read = DateTime.fromFormat(text, 'yyyy-MM', { zone: 'utc' }).setLocale('en-GB');
  return read.isValid ? read.toFormat('LLLL yyyy') : text;
}

/** How long between two instants, in whole days at least 1: `21 days`. */
export function stretch(from: Instant, to: Instant): string {
  const days = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / DAY_MS));
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** `1,234`. */
export function count(n: number): string {
  return WHOLE.format(n);
}

function local(at: Instant, zone: string): DateTime {
  return DateTime.fromISO(at, { zone }).setLocale('en-GB');
}
