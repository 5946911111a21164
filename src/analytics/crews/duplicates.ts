import { type Excess } from './excess';

/** A set of nodes that some partition held as one community. */
export interface Group extends Excess {
  readonly members: Uint32Array;
  /** The partitions that found it. */
  readonly found: Set<number>;
}

/**
 * From the highest excess down, a group joins the kept group that it overlaps most, if their Jaccard index (shared
 * members over all members of the two) is at least `jaccard`, and is kept itself otherwise. Greedy, so that what is
 * kept never depends on what ranks below it.
 */
export function mergeDuplicates(groups: readonly Group[], nodes: number, jaccard: number): Group[] {
  const kept: Group[] = [];
  const keptOf: number[][] = Array.from({ length: nodes }, () => []);
  for (const group of [...groups].sort(byExcess)) {
    const shared = new Map<number, number>();
    for (const node of group.members) {
      for (const other of keptOf[node]!) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    let twin = -1;
    let closest = jaccard;
    for (const [other, count] of shared) {
      const index = count / (group.members.length + kept[other]!.members.length - count);
      if (index > closest || (index === closest && (twin < 0 || other < twin))) {
        twin = other;
        closest = index;
      }
    }
    if (twin >= 0) for (const run of group.found) kept[twin]!.found.add(run);
    else {
      for (const node of group.members) keptOf[node]!.push(kept.length);
      kept.push({ ...group, found: new Set(group.found) });
    }
  }
  return kept;
}

function byExcess(a: Group, b: Group): number {
  if (a.excess !== b.excess) return b.excess - a.excess;
  const at = a.members.findIndex((node, i) => node !== b.members[i]);
  return at < 0 ? a.members.length - b.members.length : a.members[at]! - (b.members[at] ?? -1);
}
