import { IANAZone } from 'luxon';

/**
 * A stretch of local time in a zone, from `fromMs` (the wall clock as if it were UTC) to the next stretch: ordinary, or
 * one that a clock change skips (`gap`) or repeats. Offsets are seconds east of UTC before and after the change.
 */
export interface ZoneStretch {
  readonly fromMs: number;
  readonly kind: 'ordinary' | 'gap' | 'repeat';
  readonly before: number;
  readonly after: number;
}

/** Local times outside these years are taken for errors in an event log. */
export const FIRST_YEAR = 1950;
export const LAST_YEAR = 2100;

const DAY = 86_400_000;
const QUARTER = 900_000;
const kept = new Map<string, readonly ZoneStretch[]>();

/** The stretches of a zone, in order. Throws RangeError where there is no such zone. */
export function zoneStretches(name: string): readonly ZoneStretch[] {
  let stretches = kept.get(name);
  if (!stretches) {
    if (!IANAZone.isValidZone(name)) throw new RangeError(`There is no zone ${name}.`);
    kept.set(name, (stretches = stretchesOf(IANAZone.create(name))));
  }
  return stretches;
}

function stretchesOf(zone: IANAZone): ZoneStretch[] {
  const start = Date.UTC(FIRST_YEAR, 0, 1);
  const end = Date.UTC(LAST_YEAR + 1, 0, 1) + DAY;
  const first = seconds(zone, start);
  const found: ZoneStretch[] = [{ fromMs: start, kind: 'ordinary', before: first, after: first }];
  // No zone has changed its clock twice within five days.
  for (let at = start, before = first; at < end; at += 5 * DAY) {
    const after = seconds(zone, at + 5 * DAY);
    if (after === before) continue;
    const utc = changeBetween(zone, at, at + 5 * DAY, before);
    const kind = after > before ? 'gap' : 'repeat';
    found.push({ fromMs: utc + Math.min(before, after) * 1000, kind, before, after });
    found.push({ fromMs: utc + Math.max(before, after) * 1000, kind: 'ordinary', before: after, after });
    before = after;
  }
  return found;
}

/** When the clock changes between two instants: changes fall on quarters of an hour. */
function changeBetween(zone: IANAZone, low: number, high: number, before: number): number {
  while (high - low > QUARTER) {
    const middle = Math.floor((low + high) / 2 / QUARTER) * QUARTER;
    if (seconds(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function seconds(zone: IANAZone, utc: number): number {
  return zone.offset(utc) * 60;
}
