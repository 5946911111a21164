import { IANAZone } from 'luxon';
import { instant, ms, type Instant } from '../../model/time';

/** What a local time in a zone is in UTC: none (a clock change skips it), one instant, or two (it is repeated). */
export type LocalInstants = readonly [] | readonly [number] | readonly [number, number];

/** A zone's clock with the offsets kept: asking the platform each time would cost more than reading the row. */
export interface ZoneClock {
  readonly name: string;
  /** `local` is the wall clock as if it were UTC, in milliseconds since 1970. */
  toUtc(local: number): LocalInstants;
  /** The first instant of the day, month or year that begins at `local`, whichever clock change falls on it. */
  startOf(local: number): number;
  /** The first instant after the day in which `utc` lies. */
  nextDay(utc: number): number;
}

const QUARTER = 900_000;
const DAY = 86_400_000;
const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone, or undefined where there is no such zone. */
export function zoneClock(name: string): ZoneClock | undefined {
  const known = clocks.get(name);
  if (known) return known;
  if (!IANAZone.isValidZone(name)) return undefined;
  const clock = makeClock(name);
  clocks.set(name, clock);
  return clock;
}

/** The end of the day in which an instant lies, in a zone that exists. */
export function endOfDay(at: Instant, zone: string): Instant {
  const clock = zoneClock(zone);
  if (!clock) throw new RangeError(`There is no zone ${zone}.`);
  return instant(clock.nextDay(ms(at)));
}

function makeClock(name: string): ZoneClock {
  const zone = IANAZone.create(name);
  const kept = new Map<number, number>();
  // Every offset change in force since 1900 falls on a quarter of an hour, UTC.
  const offset = (utc: number): number => {
    const slot = Math.floor(utc / QUARTER);
    let value = kept.get(slot);
    if (value === undefined) {
      value = zone.offset(slot * QUARTER) * 60_000;
      if (kept.size > 200_000) kept.clear();
      kept.set(slot, value);
    }
    return value;
  };
  const toUtc = (local: number): LocalInstants => {
    const before = offset(local - DAY);
    const after = offset(local + DAY);
    const first = local - before;
    if (before === after) return [first];
    const second = local - after;
    const found = [first, second].filter((utc) => offset(utc) === local - utc).sort((a, b) => a - b);
    return found.length === 2
      ? [found[0] as number, found[1] as number]
      : found.length === 1
        ? [found[0] as number]
        : [];
  };
  const startOf = (local: number): number => toUtc(local)[0] ?? local - offset(local - DAY);
  const nextDay = (utc: number): number => startOf((Math.floor((utc + offset(utc)) / DAY) + 1) * DAY);
  return { name, toUtc, startOf, nextDay };
}
