import { type WeightedGraph } from './graph';

/** One label for each node. Canonical: labels count from 0 in order of each part's smallest member. */
export type Labels = Uint32Array;

/** The same parts under canonical labels. */
export function canonical(labels: ArrayLike<number>): Labels {
  const names = new Map<number, number>();
  return Uint32Array.from(labels, (label) => {
    const name = names.get(label) ?? names.size;
    names.set(label, name);
    return name;
  });
}

/** How many parts canonical labels name. */
export function partCount(labels: Labels): number {
  let count = 0;
  for (const label of labels) if (label >= count) count = label + 1;
  return count;
}

/** The members of each part, in node order. */
export function membersOf(labels: Labels): Uint32Array[] {
  const sizes = new Uint32Array(partCount(labels));
  for (const label of labels) sizes[label]!++;
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  labels.forEach((label, node) => (parts[label]![sizes[label]!++] = node));
  return parts;
}

/** Connected components; with `within`, the connected pieces of each of its parts. Canonical labels. */
export function connectedParts(graph: WeightedGraph, within?: Labels): Labels {
  const n = graph.ids.length;
  const labels = new Uint32Array(n).fill(n);
  const stack = new Uint32Array(n);
  let part = 0;
  for (let start = 0; start < n; start++) {
    if (labels[start] !== n) continue;
    labels[start] = part;
    stack[0] = start;
    for (let top = 1; top > 0;) {
      const node = stack[--top]!;
      for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
        const next = graph.neighbours[p]!;
        if (labels[next] !== n || (within !== undefined && within[next] !== within[node])) continue;
        labels[next] = part;
        stack[top++] = next;
      }
    }
    part++;
  }
  return labels;
}

/** The sum of the weights of each node's links. */
export function strengths(graph: WeightedGraph): Float64Array {
  const sums = new Float64Array(graph.ids.length);
  for (let node = 0; node < sums.length; node++) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) sums[node]! += graph.weights[p]!;
  }
  return sums;
}

/**
 * Modularity of a partition at a resolution γ: Σ over parts of w_in / w − γ (k / 2w)², where w is the weight of all
 * links (Newman & Girvan, Phys. Rev. E 69, 026113, 2004; γ: Reichardt & Bornholdt, Phys. Rev. E 74, 016110, 2006).
 * 0 for a graph without links.
 */
export function modularity(graph: WeightedGraph, labels: Labels, resolution = 1): number {
  const inside = new Float64Array(partCount(labels));
  const total = new Float64Array(inside.length);
  let twice = 0;
  for (let node = 0; node < labels.length; node++) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const weight = graph.weights[p]!;
      twice += weight;
      total[labels[node]!]! += weight;
      if (labels[graph.neighbours[p]!] === labels[node]) inside[labels[node]!]! += weight;
    }
  }
  let sum = 0;
  for (let part = 0; part < inside.length; part++) {
    sum += twice === 0 ? 0 : inside[part]! / twice - resolution * (total[part]! / twice) ** 2;
  }
  return sum;
}
