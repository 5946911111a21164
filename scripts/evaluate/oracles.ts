import type { Projection } from '../../src/view/projection';
import type { OracleCounts } from './expected';

/** What the answer of `patterns run multi-suspect` is read for. */
export interface PairAnswer {
  readonly population: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly measures: Readonly<Record<string, unknown>> }[];
}

/**
 * The counts that must come out, from two ways through the product: pairs from the pattern on people accused together
 * (asked for at least two times; its population is every pair), the rest from the links of the projection.
 */
export function countOracles(projection: Projection, pairs: PairAnswer): OracleCounts {
  const complaintsOf = new Map<string, number>();
  const accusedIn = new Map<string, number>();
  for (const { from, to } of projection.links('accused-in')) {
    complaintsOf.set(from, (complaintsOf.get(from) ?? 0) + 1);
    accusedIn.set(to, (accusedIn.get(to) ?? 0) + 1);
  }
  const most = [...complaintsOf.values()].sort((a, b) => b - a);
  const times = pairs.findings.map((f) => Number(f.measures['times']));
  const atLeast = (n: number): number => times.filter((t) => t >= n).length;
  return {
    officers: complaintsOf.size,
    pairs: pairs.population,
    pairsAtLeast2: atLeast(2),
    pairsAtLeast5: atLeast(5),
    pairsAtLeast10: atLeast(10),
    largestComplaint: Math.max(...accusedIn.values()),
    mostComplaints: most[0] ?? 0,
    twentiethMost: most[19] ?? 0,
  };
}

/** Pairs by the links of the projection: the pattern and the networks must agree. */
export function coAccusedPairs(projection: Projection): number[] {
  return projection.links('co-accused').map((link) => link.count);
}
