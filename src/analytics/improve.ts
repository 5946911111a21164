import { type Rng } from '../shared/random';
import { type WeightedGraph } from './graph';
import { merged, moveNodes, piecesOf, type Level } from './moves';
import { connectedParts, partCount, strengths, type Labels } from './partition';

/** Rounds gain less and less: on 104,830 pairs the first took two thirds of what there was to gain, the third a tenth. */
const MOST_ROUNDS = 3;
/** A round that gains less than this share ends it. */
const LEAST_GAIN = 1e-9;

/**
 * A partition of no less modularity: single nodes are moved while any gains, then the pieces that parts consist of, then
 * pieces of pieces, and all again from what came out (Leiden, Traag, Waltman & van Eck 2019; multilevel refinement, Rotta
 * & Noack, ACM J. Exp. Algorithmics 16, 2.3, 2011). Its parts are connected. Canonical labels.
 */
export function improved(graph: WeightedGraph, start: Labels, resolution: number, rng: Rng): Labels {
  const mass = strengths(graph);
  const twice = mass.reduce((sum, strength) => sum + strength, 0);
  if (twice === 0) return start;
  return connectedParts(graph, inRounds({ ...graph, mass }, start, resolution / twice, rng));
}

/** The same from nothing: everybody begins alone. At resolutions that leave small parts Louvain is no better start. */
export function fineParts(graph: WeightedGraph, resolution: number, rng: Rng): Labels {
  return improved(graph, Uint32Array.from(graph.ids.keys()), resolution, rng);
}

/**
 * Parts whose members are joined by more weight for each pair than `density`, wherever in the network they lie: the
 * constant Potts model, which has no resolution limit (Traag, Van Dooren & Nesterov 2011). Connected; canonical labels.
 */
export function denseParts(graph: WeightedGraph, density: number, rng: Rng): Labels {
  const mass = new Float64Array(graph.ids.length).fill(1);
  const alone = Uint32Array.from(mass.keys());
  return connectedParts(graph, inRounds({ ...graph, mass }, alone, density, rng));
}

function inRounds(level: Level, start: Labels, gamma: number, rng: Rng): Labels {
  let best = start;
  let highest = qualityOf(level, start, gamma);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = onAllLevels(level, best, gamma, rng);
    const quality = qualityOf(level, next, gamma);
    if (!(quality - highest > LEAST_GAIN * Math.abs(highest))) break;
    best = next;
    highest = quality;
  }
  // What was moved in pieces may leave single nodes that gain by moving.
  const settled = best.slice();
  moveNodes(level, settled, gamma, rng);
  return named(settled);
}

function onAllLevels(level: Level, start: Labels, gamma: number, rng: Rng): Labels {
  const moved = start.slice();
  moveNodes(level, moved, gamma, rng);
  const labels = named(moved);
  const pieces = named(piecesOf(level, labels, gamma, rng));
  const count = partCount(pieces);
  if (count === pieces.length) return labels;
  const within = new Uint32Array(count);
  pieces.forEach((piece, node) => (within[piece] = labels[node]!));
  const above = onAllLevels(merged(level, pieces, count), named(within), gamma, rng);
  return named(pieces.map((piece) => above[piece]!));
}

/** `canonical` of labels that are each below the number of nodes: without a map, since this is most of the calls. */
function named(labels: Uint32Array): Labels {
  const names = new Uint32Array(labels.length);
  let count = 0;
  return labels.map((label) => (names[label] ||= ++count) - 1);
}

/** What `moves.ts` seeks the highest of. */
function qualityOf({ offsets, neighbours, weights, mass }: Level, labels: Labels, gamma: number): number {
  const total = new Float64Array(partCount(labels));
  let inside = 0;
  for (let node = 0; node < labels.length; node++) {
    total[labels[node]!]! += mass[node]!;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++)
      if (labels[neighbours[p]!] === labels[node]) inside += weights[p]! / 2;
  }
  return total.reduce((sum, m) => sum - (gamma * m * m) / 2, inside);
}
