import { IANAZone } from 'luxon';

/**
 * One local day of a zone: its offset from UTC in seconds and, where a clock change falls on it, the stretch of local
 * time [fromMs, toMs) since midnight that the change skips (`gap`) or repeats, with the offset after.
 */
export interface ZoneDay {
  /** Days since 1970-01-01, local. */
  readonly day: number;
  readonly before: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly after: number;
  readonly kind: 'none' | 'gap' | 'repeat';
}

/** Local times outside these years are taken for errors in an event log. */
export const FIRST_YEAR = 1950;
export const LAST_YEAR = 2100;

const DAY = 86_400_000;
const QUARTER = 900_000;
const kept = new Map<string, readonly ZoneDay[]>();

/** Every local day of a zone, in order. Throws RangeError where there is no such zone. */
export function zoneDays(zone: string): readonly ZoneDay[] {
  let days = kept.get(zone);
  if (!days) {
    if (!IANAZone.isValidZone(zone)) throw new RangeError(`There is no zone ${zone}.`);
    kept.set(zone, (days = makeDays(IANAZone.create(zone))));
  }
  return days;
}

interface Change {
  readonly utc: number;
  readonly before: number;
  readonly after: number;
}

function makeDays(zone: IANAZone): readonly ZoneDay[] {
  const start = Date.UTC(FIRST_YEAR, 0, 1);
  const end = Date.UTC(LAST_YEAR + 1, 0, 1);
  const special = new Map(
    changesOf(zone, start - DAY, end + DAY)
      .flatMap(daysOf)
      .map((day) => [day.day, day]),
  );
  const days: ZoneDay[] = [];
  let offset = seconds(zone, start);
  for (let day = start / DAY; day < end / DAY; day++) {
    const found = special.get(day);
    days.push(found ?? { day, before: offset, fromMs: 0, toMs: 0, after: offset, kind: 'none' });
    if (found) offset = found.after;
  }
  return days;
}

/** The changes of a zone's clock between two instants; they fall on quarters of an hour. */
function changesOf(zone: IANAZone, from: number, to: number): Change[] {
  const found: Change[] = [];
  // No zone has changed its clock twice within five days.
  for (let at = from, before = seconds(zone, at); at < to; at += 5 * DAY) {
    const after = seconds(zone, at + 5 * DAY);
    if (after !== before) found.push({ utc: changeBetween(zone, at, at + 5 * DAY, before), before, after });
    before = after;
  }
  return found;
}

function changeBetween(zone: IANAZone, low: number, high: number, before: number): number {
  while (high - low > QUARTER) {
    const middle = Math.floor((low + high) / 2 / QUARTER) * QUARTER;
    if (seconds(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The local days on which a change makes a gap or a repeat: one, or two where the stretch crosses midnight. */
function daysOf({ utc, before, after }: Change): ZoneDay[] {
  const from = utc + Math.min(before, after) * 1000;
  const to = utc + Math.max(before, after) * 1000;
  const kind = after > before ? 'gap' : 'repeat';
  const days: ZoneDay[] = [];
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    const midnight = day * DAY;
    const [fromMs, toMs] = [Math.max(0, from - midnight), Math.min(DAY, to - midnight)];
    days.push({ day, before, fromMs, toMs, after, kind });
  }
  return days;
}

function seconds(zone: IANAZone, utc: number): number {
  return zone.offset(utc) * 60;
}
