import { FOREVER } from '../../model/time';
import { literal } from './sql';
import { LAST_YEAR, zoneStretches, type ZoneStretch } from './zone-stretches';

/** Names of the columns that one field's date is computed in, stage by stage. */
export interface WhenColumns {
  readonly value: string;
  readonly fault: string;
  readonly local: string;
  readonly over: string;
  readonly offset: string;
  /** The same wall clocks in milliseconds. */
  readonly localMs: string;
  readonly overMs: string;
  /** Of the wall clocks at which it begins and is over: their stretch of the zone, as a number. */
  readonly zone: string;
  readonly overZone: string;
  /** Its bounds in UTC. */
  readonly from: string;
  readonly until: string;
}

export function whenColumns(field: string, value: string): WhenColumns {
  const name = (part: string): string => `w_${field}_${part}`;
  return {
    value,
    fault: name('fault'),
    local: name('local'),
    over: name('over'),
    offset: name('offset'),
    localMs: name('local_ms'),
    overMs: name('over_ms'),
    zone: name('zone'),
    overZone: name('over_zone'),
    from: `from_${field}`,
    until: `until_${field}`,
  };
}

const KINDS = ['ordinary', 'gap', 'repeat'] as const;
const STEP = 1_000_000;
const SHIFT = 100_000;

/**
 * The stretch that a wall clock (milliseconds) falls into, as one number, NULL outside the years that events have: a tree
 * of comparisons. A join would do the same and lose the order of the rows.
 */
export function stretchSql(zone: string, ms: string): string {
  const tree = (stretches: readonly ZoneStretch[]): string => {
    const [first] = stretches;
    if (stretches.length === 1 && first) return String(codeOf(first));
    const half = stretches.length >> 1;
    return `CASE WHEN ${ms} < ${stretches[half]?.fromMs ?? 0} THEN ${tree(stretches.slice(0, half))} ELSE ${tree(stretches.slice(half))} END`;
  };
  const stretches = zoneStretches(zone);
  return `CASE WHEN ${ms} < ${stretches[0]?.fromMs ?? 0} OR ${ms} > ${Date.UTC(LAST_YEAR + 1, 0, 1)} THEN NULL ELSE ${tree(stretches)} END`;
}

function codeOf({ kind, before, after }: ZoneStretch): number {
  return (KINDS.indexOf(kind) * STEP + before + SHIFT) * STEP + after + SHIFT;
}

/** A date that has its place in UTC, as SQL: half-open bounds in milliseconds since 1970. */
export interface PlacedWhen {
  readonly first: string;
  /** Over column `from`. */
  readonly until: string;
  /** The reject code, NULL where the date is in order or absent; over columns `from` and `until`. */
  readonly fault: string;
}

const YEAR_1000 = Date.UTC(1000, 0, 1);
const END = Date.parse(FOREVER);

/**
 * Puts a wall clock into UTC: a time that a clock change skips is a fault, one that it repeats has bounds around both
 * instants, a partial date begins and ends with its local days.
 */
export function placedWhen(c: WhenColumns): PlacedWhen {
  const ms = c.localMs;
  const kind = `${c.zone} // ${STEP * STEP}`;
  const first = `${ms} - 1000 * coalesce(${c.offset}, ${beforeOf(c.zone)})`;
  const last = `CASE WHEN ${kind} = ${KINDS.indexOf('repeat')} THEN ${ms} - 1000 * (${c.zone} % ${STEP} - ${SHIFT}) ELSE ${c.from} END`;
  const until = `CASE WHEN ${c.over} IS NULL THEN ${last} + 1 ELSE ${c.overMs} - 1000 * ${beforeOf(c.overZone)} END`;
  return {
    first,
    until,
    fault: `CASE WHEN ${c.value} IS NULL THEN NULL
      WHEN ${c.fault} IS NOT NULL THEN ${c.fault}
      WHEN ${c.local} < TIMESTAMP '1000-01-01' THEN ${literal('impossible_date')}
      WHEN ${c.over} IS NULL AND ${kind} = ${KINDS.indexOf('gap')} THEN ${literal('time_in_gap')}
      WHEN coalesce(${c.from} < ${YEAR_1000} OR ${c.until} > ${END}, true) THEN ${literal('impossible_date')} END`,
  };
}

function beforeOf(zone: string): string {
  return `(${zone} // ${STEP} % ${STEP} - ${SHIFT})`;
}
