import { day, stated } from './time';

/** A stretch from the first to the last occasion. */
export interface Stretch {
  readonly first: string | null;
  readonly last: string | null;
  /** True where these are recorded times, since nothing states when it happened. */
  readonly recorded: boolean;
  /** True of what still stands: it has a first occasion, and no last. */
  readonly open: boolean;
  /** Since when that is stated, where it is. */
  readonly since: string | null;
}

/** A record with the times that it states, and when it was recorded. */
export interface DatedRecord {
  readonly when: readonly string[] | null;
  readonly until: readonly string[] | null;
  readonly recordedAt: string;
}

/**
 * `3 May 2026 to 21 May 2026`; `since 3 May 2026, still standing` of what has no end; `recorded 3 May 2026` where only that
 * is known. One rule, for pages and chart alike.
 */
export function stretchOf({ first, last, recorded, open, since }: Stretch, zone: string): string {
  const [from, to, again] = [day(first, zone), day(last, zone), day(since, zone)];
  const standing = open ? ', still standing' : '';
  if (from === '') return to === '' ? `not dated${standing}` : `until ${to}`;
  if (recorded) return `recorded ${to === '' || to === from ? from : `${from} to ${to}`}${standing}`;
  if (!open) return to === '' || to === from ? from : `${from} to ${to}`;
  if (again === from) return `since ${from}${standing}`;
  return again === '' ? `first ${from}${standing}` : `first ${from}, and since ${again}${standing}`;
}

/** When a record is about, at the precision in which it says so; `recorded 3 May 2026` of one that does not. */
export function recordWhen(record: DatedRecord, zone: string): string {
  const from = stated(record.when, zone);
  if (from === '') return `recorded ${day(record.recordedAt, zone)}`;
  const to = stated(record.until, zone);
  return to === '' ? from : `${from} to ${to}`;
}
