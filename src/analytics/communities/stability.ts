import { membersOf, type Labels } from '../partition';

/**
 * For each part of `kept`, the mean over `others` of the share of its pairs that lie in one part there too. Pairs are
 * counted from the sizes of the overlaps, Σ c(c − 1) / s(s − 1), so that no pair is ever listed: nodes × partitions
 * steps in all. Null where there is no pair or no other partition.
 */
export function stabilityOf(kept: Labels, others: readonly Labels[]): (number | null)[] {
  const overlap = new Uint32Array(kept.length);
  return membersOf(kept).map((members) => {
    const size = members.length;
    if (size < 2 || others.length === 0) return null;
    let together = 0;
    for (const labels of others) {
      // The k-th member to arrive in a part meets the k − 1 before it: k(k − 1) / 2 pairs in the end.
      for (const node of members) together += overlap[labels[node]!]!++;
      for (const node of members) overlap[labels[node]!] = 0;
    }
    return together / ((size * (size - 1)) / 2) / others.length;
  });
}
