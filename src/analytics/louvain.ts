import type Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { shuffled, type Rng } from '../shared/random';
import { type WeightedGraph } from './graph';
import { improved } from './improve';
import { canonical, connectedParts, type Labels } from './partition';

/**
 * One partition by Louvain's method (Blondel et al., J. Stat. Mech. P10008, 2008), improved by moving nodes and pieces
 * between its parts: alone it stays below what is there to be found (docs/evaluation.md, "Networks").
 */
export function louvainPartition(graph: WeightedGraph, resolution: number, rng: Rng): Labels {
  return improved(graph, louvainAlone(graph, resolution, rng), resolution, rng);
}

/**
 * Louvain's partition by graphology, cut into connected parts, because Louvain can leave a community in pieces (Traag,
 * Waltman & van Eck, Sci. Rep. 9:5233, 2019).
 *
 * Nodes are visited in a permutation of the id order drawn from `rng`: the library itself varies only the node that it
 * starts from, which would make runs look more alike than they are.
 */
export function louvainAlone(graph: WeightedGraph, resolution: number, rng: Rng): Labels {
  if (graph.neighbours.length === 0) return canonical(graph.ids.map((_, node) => node));
  const order = shuffled(rng, [...graph.ids.keys()]);
  const scale = scaleOf(graph.weights);
  const getEdgeWeight = (position: string): number => graph.weights[Number(position)]! * scale;
  const found = louvain(asGraphology(graph, order), { resolution, rng, getEdgeWeight });
  const labels = Uint32Array.from(graph.ids, (_, node) => found[node]!);
  return connectedParts(graph, labels);
}

/**
 * The rows in the shape that the library reads once to make typed arrays of its own. Copying a million links into a
 * graphology graph took 18 s and 661 MB, this takes neither. The library's whole reading is these members; should a
 * release read more, it throws and the test beside this file, which compares the two ways, fails.
 */
function asGraphology(graph: WeightedGraph, order: readonly number[]): Graph {
  const rows = {
    type: 'undirected',
    multi: false,
    order: graph.ids.length,
    size: graph.neighbours.length / 2,
    selfLoopCount: 0,
    addUndirectedEdgeWithKey: refuse,
    dropNode: refuse,
    forEachNode(visit: (node: number) => void): void {
      order.forEach((node) => visit(node));
    },
    undirectedDegreeWithoutSelfLoops: (node: number): number =>
      graph.offsets[node + 1]! - graph.offsets[node]!,
    forEachEdge(visit: (position: number, attributes: null, from: number, to: number) => void): void {
      for (const from of order) {
        for (let p = graph.offsets[from]!; p < graph.offsets[from + 1]!; p++) {
          const to = graph.neighbours[p]!;
          if (from < to) visit(p, null, from, to);
        }
      }
    },
  };
  return rows as unknown as Graph;
}

/** The library breaks ties at an absolute 1e-10, so the mean weight is brought near 1, by an exact power of two. */
function scaleOf(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return 2 ** -Math.round(Math.log2(sum / weights.length));
}

function refuse(): never {
  throw new TypeError('the rows of a graph are read, never changed');
}
