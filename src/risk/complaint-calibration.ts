import type { Calibration } from './baseline';
import { complaintRows } from './complaint-row';
import type { RiskContext } from './context';
import { sourceStart } from './source-start';

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

/** The first day that complaints cover: exposure starts there for whoever joined earlier. */
function complaintCoverage(context: RiskContext): Calibration {
  return context.shared('start of complaints', () =>
    sourceStart(
      context,
      complaintRows(context).map(({ received }) => ({ at: received, rows: 1 })),
    ),
  );
}

/** The share of a category (one that has no finding yet has the share of all), and the share of all. */
export function shareOf(shares: Calibration, category: string): { share: number; overall: number } {
  const overall = shares[ANY_CATEGORY] ?? 0;
  return { share: shares[`category ${category}`] ?? overall, overall };
}
