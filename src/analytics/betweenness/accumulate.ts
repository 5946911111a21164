import { Frontier } from '../frontier';
import { type WeightedGraph } from '../graph';

/** Two path lengths closer than this, relatively, are one length: sums of the same terms differ by their order. */
const SAME = 1e-12;

/**
 * Adds to `into` what one source gives to every node: Σ over targets t of the share of shortest source–t paths that
 * run through the node (Brandes 2001, the dependency). Working arrays are kept between sources.
 */
export type Accumulate = (source: number, into: (node: number, dependency: number) => void) => void;

/** Length of a path = its number of links. */
export function byHops(graph: WeightedGraph): Accumulate {
  const { offsets, neighbours } = graph;
  const n = graph.ids.length;
  const level = new Int32Array(n).fill(-1);
  const paths = new Float64Array(n);
  const dependency = new Float64Array(n);
  const queue = new Uint32Array(n);
  return (source, into) => {
    level[source] = 0;
    paths[source] = 1;
    queue[0] = source;
    let reached = 1;
    for (let at = 0; at < reached; at++) {
      const node = queue[at]!;
      const below = level[node]! + 1;
      const ways = paths[node]!;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const next = neighbours[p]!;
        if (level[next]! < 0) {
          level[next] = below;
          paths[next] = ways;
          queue[reached++] = next;
        } else if (level[next] === below) paths[next]! += ways;
      }
    }
    for (let at = reached - 1; at > 0; at--) {
      const node = queue[at]!;
      const above = level[node]! - 1;
      const share = (1 + dependency[node]!) / paths[node]!;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const before = neighbours[p]!;
        if (level[before] === above) dependency[before]! += paths[before]! * share;
      }
      into(node, dependency[node]!);
    }
    for (let at = 0; at < reached; at++) {
      level[queue[at]!] = -1;
      dependency[queue[at]!] = 0;
    }
  };
}

/** Length of a path = the sum of 1 / weight over its links, so that strong ties are short (Brandes 2001, Dijkstra). */
export function byStrength(graph: WeightedGraph): Accumulate {
  const { offsets, neighbours, weights } = graph;
  const n = graph.ids.length;
  const distance = new Float64Array(n).fill(Infinity);
  const settled = new Uint8Array(n);
  const paths = new Float64Array(n);
  const dependency = new Float64Array(n);
  const order = new Uint32Array(n);
  const frontier = new Frontier();
  return (source, into) => {
    distance[source] = 0;
    paths[source] = 1;
    let reached = 0;
    frontier.push(0, 0, source);
    while (frontier.pop()) {
      const node = frontier.node;
      if (settled[node] === 1) continue;
      settled[node] = 1;
      order[reached++] = node;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const next = neighbours[p]!;
        if (settled[next] === 1) continue;
        const length = distance[node]! + 1 / weights[p]!;
        const known = distance[next]!;
        if (length < known * (1 - SAME)) {
          distance[next] = length;
          paths[next] = paths[node]!;
          frontier.push(length, 0, next);
        } else if (length <= known * (1 + SAME)) paths[next]! += paths[node]!;
      }
    }
    for (let at = reached - 1; at > 0; at--) {
      const node = order[at]!;
      const share = (1 + dependency[node]!) / paths[node]!;
      for (let p = offsets[node]!, end = offsets[node + 1]!; p < end; p++) {
        const before = neighbours[p]!;
        const length = distance[before]! + 1 / weights[p]!;
        if (Math.abs(length - distance[node]!) <= SAME * distance[node]!) {
          dependency[before]! += paths[before]! * share;
        }
      }
      into(node, dependency[node]!);
    }
    for (let at = 0; at < reached; at++) {
      const node = order[at]!;
      distance[node] = Infinity;
      settled[node] = 0;
      dependency[node] = 0;
    }
  };
}
