import { Frontier } from '../frontier';
import { type WeightedGraph } from '../graph';

/** Two path lengths closer than this, relatively, are one length: sums of the same terms differ by their order. */
const SAME = 1e-12;

/** Sums over sources, for each node. */
export interface DependencySums {
  readonly sums: Float64Array;
  /** Of the squares of what each source gave. */
  readonly squares: Float64Array;
}

/**
 * Adds what one source gives to every node: Σ over targets t of the share of shortest source–t paths that run through
 * the node (Brandes 2001, the dependency). Working arrays are kept between sources.
 */
export type Accumulate = (source: number, into: DependencySums) => void;

/** Length of a path = its number of links. */
export function byHops(graph: WeightedGraph): Accumulate {
  const { offsets } = graph;
  const n = graph.ids.length;
  // Half the bytes where they fit: the walk over this array is what the time goes to.
  const neighbours = n <= 0x10000 ? Uint16Array.from(graph.neighbours) : graph.neighbours;
  const level = new Int32Array(n).fill(-1);
  const work = workOf(graph);
  const { paths, order, ends, steps } = work;
  return (source, into) => {
    level[source] = 0;
    paths[source] = 1;
    order[0] = source;
    let reached = 1;
    let walked = 0;
    for (let at = 0; at < reached; at++) {
      const node = order[at]!;
      const below = level[node]! + 1;
      const ways = paths[node]!;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const next = neighbours[p]!;
        const known = level[next]!;
        if (known === below) paths[next]! += ways;
        else if (known < 0) {
          level[next] = below;
          paths[next] = ways;
          order[reached++] = next;
        } else continue;
        steps[walked++] = next;
      }
      ends[at] = walked;
    }
    fold(work, reached, into);
    for (let at = 0; at < reached; at++) level[order[at]!] = -1;
  };
}

/** Length of a path = the sum of 1 / weight over its links, so that strong ties are short (Brandes 2001, Dijkstra). */
export function byStrength(graph: WeightedGraph): Accumulate {
  const { offsets, neighbours } = graph;
  const lengths = graph.weights.map((weight) => 1 / weight);
  const n = graph.ids.length;
  const distance = new Float64Array(n).fill(Infinity);
  /** Position in `order`, plus one; 0 = not settled yet. */
  const settled = new Uint32Array(n);
  const frontier = new Frontier(n);
  const work = workOf(graph);
  const { paths, order, ends, steps } = work;
  return (source, into) => {
    distance[source] = 0;
    paths[source] = 1;
    let reached = 0;
    for (let node = source; node >= 0; node = frontier.take()) {
      order[reached++] = node;
      settled[node] = reached;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const next = neighbours[p]!;
        if (settled[next] !== 0) continue;
        const length = distance[node]! + lengths[p]!;
        const known = distance[next]!;
        if (length < known * (1 - SAME)) {
          distance[next] = length;
          paths[next] = paths[node]!;
          frontier.put(next, length, 0);
        } else if (length <= known * (1 + SAME)) paths[next]! += paths[node]!;
      }
    }
    // Only now is it known which links lie on shortest paths: those that are as long as the two ends are apart.
    let walked = 0;
    for (let at = 0; at < reached; at++) {
      const node = order[at]!;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const next = neighbours[p]!;
        if (settled[next]! <= settled[node]!) continue;
        const apart = distance[next]!;
        if (Math.abs(distance[node]! + lengths[p]! - apart) <= SAME * apart) steps[walked++] = next;
      }
      ends[at] = walked;
    }
    fold(work, reached, into);
    for (let at = 0; at < reached; at++) {
      distance[order[at]!] = Infinity;
      settled[order[at]!] = 0;
    }
  };
}

/** One source's shortest paths: nodes by distance, and for each in turn the nodes that paths go on to. */
interface Work {
  readonly paths: Float64Array;
  readonly order: Uint32Array;
  /** Where the steps of the node at each position of `order` end. */
  readonly ends: Uint32Array;
  readonly steps: Uint32Array;
  /** (1 + dependency) / number of paths. */
  readonly share: Float64Array;
}

function workOf(graph: WeightedGraph): Work {
  const n = graph.ids.length;
  return {
    paths: new Float64Array(n),
    order: new Uint32Array(n),
    ends: new Uint32Array(n),
    // Each link is a step in one direction at most.
    steps: new Uint32Array(graph.neighbours.length / 2),
    share: new Float64Array(n),
  };
}

/** From the farthest node back: what depends on a node is what depends on those that paths go on to, by their share. */
function fold(
  { paths, order, ends, steps, share }: Work,
  reached: number,
  { sums, squares }: DependencySums,
): void {
  for (let at = reached - 1; at > 0; at--) {
    const node = order[at]!;
    let through = 0;
    for (let step = ends[at - 1]!; step < ends[at]!; step++) through += share[steps[step]!]!;
    const ways = paths[node]!;
    const dependency = ways * through;
    share[node] = (1 + dependency) / ways;
    sums[node]! += dependency;
    squares[node]! += dependency * dependency;
  }
}
