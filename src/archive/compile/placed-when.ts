import { FOREVER } from '../../model/time';
import { literal } from './sql';

/** Names of the columns that one field's date is computed in, stage by stage. */
export interface WhenColumns {
  readonly value: string;
  readonly fault: string;
  readonly local: string;
  readonly over: string;
  readonly offset: string;
  readonly day: string;
  readonly overDay: string;
  /** Aliases of the zone's days that are joined for the beginning and for the end of a partial date. */
  readonly from: string;
  readonly to: string;
}

export function whenColumns(field: string, value: string): WhenColumns {
  const name = (part: string): string => `w_${field}_${part}`;
  return {
    value,
    fault: name('fault'),
    local: name('local'),
    over: name('over'),
    offset: name('offset'),
    day: name('day'),
    overDay: name('over_day'),
    from: name('z'),
    to: name('y'),
  };
}

/** A date that has its place in UTC, as SQL once the zone's days are joined: half-open bounds in milliseconds since 1970. */
export interface PlacedWhen {
  readonly joins: string;
  readonly first: string;
  readonly until: string;
  /** The reject code, NULL where the date is in order or absent. */
  readonly fault: string;
}

const YEAR_1000 = Date.UTC(1000, 0, 1);
const END = Date.parse(FOREVER);

/**
 * Puts a wall clock into UTC by the days of its zone: a time that a clock change skips is a fault, one that it repeats
 * has bounds around both instants, a partial date begins and ends with its local days.
 */
export function placedWhen(c: WhenColumns, zoneTable: string): PlacedWhen {
  const join = (alias: string, day: string): string =>
    `LEFT JOIN ${zoneTable} AS ${alias} ON ${alias}.day = ${day}`;
  const time = `(epoch_ms(${c.local}) % 86400000)`;
  const changed = `(${time} >= ${c.from}.from_ms AND ${time} < ${c.from}.to_ms)`;
  const first = `epoch_ms(${c.local}) - 1000 * coalesce(${c.offset}, ${offsetAt(time, c.from)})`;
  const last = `CASE WHEN ${c.offset} IS NULL AND ${c.from}.kind = 'repeat' AND ${changed} THEN epoch_ms(${c.local}) - 1000 * ${c.from}.off_after ELSE ${first} END`;
  const until = `CASE WHEN ${c.over} IS NULL THEN ${last} + 1 ELSE epoch_ms(${c.over}) - 1000 * ${offsetAt(`(epoch_ms(${c.over}) % 86400000)`, c.to)} END`;
  return {
    joins: `${join(c.from, c.day)} ${join(c.to, c.overDay)}`,
    first,
    until,
    fault: `CASE WHEN ${c.value} IS NULL THEN NULL
      WHEN ${c.fault} IS NOT NULL THEN ${c.fault}
      WHEN ${c.local} < TIMESTAMP '1000-01-01' THEN ${literal('impossible_date')}
      WHEN ${c.offset} IS NULL AND ${c.over} IS NULL AND ${c.from}.kind = 'gap' AND ${changed} THEN ${literal('time_in_gap')}
      WHEN coalesce(${first} < ${YEAR_1000} OR ${until} > ${END}, true) THEN ${literal('impossible_date')} END`,
  };
}

function offsetAt(time: string, zone: string): string {
  return `CASE WHEN ${zone}.kind = 'none' OR ${time} < ${zone}.to_ms THEN ${zone}.off_before ELSE ${zone}.off_after END`;
}
