const DAY_MS = 86_400_000;
/** Of fewer rows nobody can say which stand apart. */
const FEWEST_ROWS = 10;
/** At most one row in so many may be dated before the start; one always may. */
const ROWS_TO_ONE = 100;
/** A break is longer than so many times the gap that nine in ten rows keep, and than so many days. */
const TIMES_USUAL = 10;
const LEAST_DAYS = 30;

/** Rows of a source by time, ms since 1970. */
export interface Dated {
  readonly at: number;
  readonly rows: number;
}

/** From when on a source can be taken to cover what happened. */
export interface DenseStart {
  /** The first time from which its rows are dense, ms since 1970. */
  readonly from: number;
  /** Rows dated before it, which stand apart: a wrong date, as a rule. They count, and do not move the start. */
  readonly earlier: number;
}

/**
 * Where a source begins. The least of its dates would let one wrong date (1970) move everybody's exposure; so a few first
 * rows do not count for it where a break follows them that is far longer than the gaps between the rest. What is honestly
 * sparse has long gaps throughout and begins with its first row. Undefined without rows.
 */
export function denseStart(dated: readonly Dated[]): DenseStart | undefined {
  const rowsOfDay = new Map<number, number>();
  let all = 0;
  for (const { at, rows } of dated) {
    const day = Math.floor(at / DAY_MS);
    rowsOfDay.set(day, (rowsOfDay.get(day) ?? 0) + rows);
    all += rows;
  }
  const days = Float64Array.from(rowsOfDay.keys()).sort();
  if (days.length === 0) return undefined;
  const { first, earlier } = afterBreak(days, (day) => rowsOfDay.get(day) ?? 0, all);
  let from = Infinity;
  for (const { at } of dated) if (at >= first * DAY_MS && at < from) from = at;
  return { from, earlier };
}

/** The first day after the last break that only few rows come before. */
function afterBreak(
  days: Float64Array,
  rowsOf: (day: number) => number,
  all: number,
): { first: number; earlier: number } {
  const none = { first: days[0]!, earlier: 0 };
  if (all < FEWEST_ROWS || days.length < 3) return none;
  const gaps = days.subarray(1).map((day, i) => day - days[i]!);
  const usual = gaps.slice().sort()[Math.floor(0.9 * (gaps.length - 1))]!;
  const longest = Math.max(LEAST_DAYS, TIMES_USUAL * usual);
  const most = Math.max(1, Math.floor(all / ROWS_TO_ONE));
  let found = none;
  let before = 0;
  for (let i = 0; i < gaps.length; i++) {
    before += rowsOf(days[i]!);
    if (before > most) break;
    if (gaps[i]! > longest) found = { first: days[i + 1]!, earlier: before };
  }
  return found;
}
