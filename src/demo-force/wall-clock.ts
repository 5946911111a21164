/**
 * London wall time as seconds since 1970 with the clock read as if it were UTC. The force's people live by the wall
 * clock; an export then writes it as it stands, or as UTC. No time falls in the hour that is skipped or repeated.
 */
export type Wall = number;

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86400;

interface DayText {
  readonly iso: string;
  readonly slashed: string;
  readonly dotted: string;
  readonly compact: string;
  /** Summer time in force after 02:00 on this day. */
  readonly summer: boolean;
  readonly clocksChange: boolean;
}

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const days = new Map<number, DayText>();

/** Midnight at the start of an ISO date. */
export function wallOf(isoDate: string): Wall {
  return Date.parse(`${isoDate}T00:00:00Z`) / 1000;
}

/** The time itself, or an hour later where the clock skips or repeats that hour. */
export function steady(at: Wall): Wall {
  const hour = Math.floor((at % DAY) / HOUR);
  return hour === 1 && day(at).clocksChange ? at + HOUR : at;
}

/** Seconds of UTC. */
export function utcOf(at: Wall): number {
  const today = day(at);
  const summer = today.clocksChange && at % DAY < HOUR ? !today.summer : today.summer;
  return summer ? at - HOUR : at;
}

/** 2026-03-01 */
export function isoDate(at: Wall): string {
  return day(at).iso;
}

/** 01/03/2026 */
export function slashedDate(at: Wall): string {
  return day(at).slashed;
}

/** 01.03.2026 */
export function dottedDate(at: Wall): string {
  return day(at).dotted;
}

/** 20260301 */
export function compactDate(at: Wall): string {
  return day(at).compact;
}

/** 14:05 */
export function hourMinute(at: Wall): string {
  const rest = at % DAY;
  return `${two(Math.floor(rest / HOUR))}:${two(Math.floor((rest % HOUR) / MINUTE))}`;
}

/** 14:05:09 */
export function timeOfDay(at: Wall): string {
  return `${hourMinute(at)}:${two(at % MINUTE)}`;
}

/** 2026-03-01T14:05:09Z, in UTC. */
export function isoUtc(at: Wall): string {
  const utc = utcOf(at);
  return `${isoDate(utc)}T${timeOfDay(utc)}Z`;
}

function day(at: Wall): DayText {
  const index = Math.floor(at / DAY);
  let known = days.get(index);
  if (!known) days.set(index, (known = describe(index)));
  return known;
}

function describe(index: number): DayText {
  const date = new Date(index * DAY * 1000);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const spring = lastSunday(y, 2);
  const autumn = lastSunday(y, 9);
  const [mm, dd] = [two(m + 1), two(d)];
  return {
    iso: `${y}-${mm}-${dd}`,
    slashed: `${dd}/${mm}/${y}`,
    dotted: `${dd}.${mm}.${y}`,
    compact: `${y}${mm}${dd}`,
    summer: index >= spring && index < autumn,
    clocksChange: index === spring || index === autumn,
  };
}

/** The day number of the last Sunday of a 31-day month, when the clocks change. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return last.getTime() / 1000 / DAY - last.getUTCDay();
}

function two(n: number): string {
  return TWO[n] ?? String(n);
}
