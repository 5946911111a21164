import type { Calibration } from './baseline';
import { complaintRows } from './complaint-row';
import type { RiskContext } from './context';

/**
 * How likely a complaint of each category is to be sustained, shrunk towards the share of all:
 * (sustained + k·p₀)/(closed + k) over rows with a final finding closed by now, of whoever is accused.
 */
export function sustainedShares(context: RiskContext): Calibration {
  const closed = new Map<string, number>();
  const sustained = new Map<string, number>();
  let all = 0;
  let allSustained = 0;
  for (const { finding, category } of complaintRows(context)) {
    if (finding === undefined) continue;
    const yes = finding === 'sustained' ? 1 : 0;
    closed.set(category, (closed.get(category) ?? 0) + 1);
    sustained.set(category, (sustained.get(category) ?? 0) + yes);
    all++;
    allSustained += yes;
  }
  const overall = all > 0 ? allSustained / all : 0;
  const k = context.policy.pseudoCases;
  const shares: Record<string, number> = { ...complaintCoverage(context), [ANY_CATEGORY]: overall };
  for (const [category, n] of closed) {
    shares[`category ${category}`] = ((sustained.get(category) ?? 0) + k * overall) / (n + k);
  }
  return shares;
}

const ANY_CATEGORY = 'any category';
const FIRST_DAY = 'first complaint, ms since 1970';

/** The first day that complaints cover: exposure starts there for whoever joined earlier. */
export function complaintCoverage(context: RiskContext): Calibration {
  const first = complaintRows(context).reduce((least, r) => Math.min(least, r.received), Infinity);
  return { [FIRST_DAY]: Number.isFinite(first) ? first : context.now };
}

/** The share of a category; one that has no finding yet has the share of all. */
export function shareOf(shares: Calibration, category: string): number {
  return shares[`category ${category}`] ?? shares[ANY_CATEGORY] ?? 0;
}

/** The first day that complaints covered, ms, as it was calibrated. */
export function firstComplaint(coverage: Calibration): number {
  return coverage[FIRST_DAY] ?? Infinity;
}
