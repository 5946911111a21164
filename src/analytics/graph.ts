/**
 * An undirected weighted simple graph in compressed sparse rows. Nodes are ordered by id (code unit order), and each
 * row by neighbour, so that one set of nodes and links has one graph, whatever order they were read in.
 * Row i is positions `offsets[i]` to `offsets[i + 1] − 1` of the three half-edge arrays; each link stands in two rows.
 */
export interface WeightedGraph {
  readonly ids: readonly string[];
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Weight of each half-edge: positive and finite. */
  readonly weights: Float64Array;
  /** Index into the caller's link list of each half-edge. */
  readonly links: Uint32Array;
}

/** A link as the caller holds it; direction is not kept. */
export interface WeightedLink {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

/**
 * Builds the rows by two stable counting sorts: no comparison sort, and no object per link.
 * Self-loops are dropped. Parallel links are the caller's to merge first, because only the caller knows whether two
 * records of one tie add up or repeat each other.
 * @throws RangeError when a node is named twice, a link names an unknown node or has a weight that is not positive
 * and finite, or two links join the same pair. Messages give positions, never ids.
 */
export function buildGraph(nodes: readonly string[], links: readonly WeightedLink[]): WeightedGraph {
  const ids = [...nodes].sort();
  const { ends, offsets } = resolveEnds(indexById(ids), links);
  const byTarget = new Uint32Array(offsets[ids.length]!);
  const cursor = offsets.slice(0, ids.length);
  for (let half = 0; half < ends.length; half++) {
    const target = ends[half ^ 1]!;
    if (ends[half] !== target) byTarget[cursor[target]!++] = half;
  }
  const neighbours = new Uint32Array(byTarget.length);
  const weights = new Float64Array(byTarget.length);
  const linkOf = new Uint32Array(byTarget.length);
  cursor.set(offsets.subarray(0, ids.length));
  for (let target = 0; target < ids.length; target++) {
    for (let p = offsets[target]!; p < offsets[target + 1]!; p++) {
      const half = byTarget[p]!;
      const source = ends[half]!;
      const at = cursor[source]!++;
      const link = half >>> 1;
      if (at > offsets[source]! && neighbours[at - 1] === target) {
        throw new RangeError(
          `links ${linkOf[at - 1]} and ${link} join the same pair: merge parallel links first`,
        );
      }
      neighbours[at] = target;
      weights[at] = links[link]!.weight;
      linkOf[at] = link;
    }
  }
  return { ids, offsets, neighbours, weights, links: linkOf };
}

/** The node with this id, by binary search; −1 when the graph has none. */
export function nodeIndex(graph: WeightedGraph, id: string): number {
  let low = 0;
  let high = graph.ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = graph.ids[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** @throws RangeError when `node` is not the index of a node of the graph. */
export function requireNode(graph: WeightedGraph, node: number): void {
  if (!Number.isInteger(node) || node < 0 || node >= graph.ids.length) {
    throw new RangeError(`there is no node ${node} in a graph of ${graph.ids.length}`);
  }
}

function indexById(ids: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  for (let i = 0; i < ids.length; i++) {
    if (i > 0 && ids[i] === ids[i - 1]) throw new RangeError(`node ${i} in order of id is named twice`);
    index.set(ids[i]!, i);
  }
  return index;
}

/** Both ends of link e at 2e and 2e + 1, so that `half ^ 1` is the other end; and where each node's row starts. */
function resolveEnds(
  index: ReadonlyMap<string, number>,
  links: readonly WeightedLink[],
): { ends: Uint32Array; offsets: Uint32Array } {
  const ends = new Uint32Array(2 * links.length);
  const offsets = new Uint32Array(index.size + 1);
  for (let e = 0; e < links.length; e++) {
    const link = links[e]!;
    const from = index.get(link.from);
    const to = index.get(link.to);
    if (from === undefined || to === undefined)
      throw new RangeError(`link ${e} names a node that is not given`);
    if (!(link.weight > 0 && link.weight < Infinity)) {
      throw new RangeError(`link ${e} has a weight that is not positive and finite`);
    }
    ends[2 * e] = from;
    ends[2 * e + 1] = to;
    if (from === to) continue;
    offsets[from + 1]!++;
    offsets[to + 1]!++;
  }
  for (let i = 0; i < index.size; i++) offsets[i + 1]! += offsets[i]!;
  return { ends, offsets };
}
