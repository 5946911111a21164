import { z } from 'zod';
import { randomInt, type Rng } from '../../shared/random';
import { type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';
import { byHops, byStrength, type DependencySums } from './accumulate';

export const definition: MeasureDefinition = {
  id: 'betweenness',
  title: 'Betweenness',
  question: 'Through whom do the shortest connections between others run?',
  definition:
    'For each node, the sum over all pairs of other nodes of the share of their shortest paths that pass through it; divided by the (n − 1)(n − 2) / 2 pairs of the n nodes, so from 0 to 1. Above `exactUpTo` nodes it is estimated from sources drawn at random without repetition, each sum multiplied by n / sources, with its standard error.',
  papers: [
    'Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2), 163–177.',
    'Brandes, U. & Pich, C. (2007). Centrality estimation in large networks. International Journal of Bifurcation and Chaos 17(7), 2303–2318.',
  ],
  limits: [
    'It assumes that what passes between people takes shortest paths; a gap in the records moves them.',
    'A sampled figure carries a standard error: order within it is not an order.',
  ],
};

export const options = z.strictObject({
  /** `hops`: a path is as long as its links are many. `strength`: each link is 1 / weight long. */
  length: z.enum(['hops', 'strength']).default('hops'),
  /** With more nodes than this the figure is estimated. */
  exactUpTo: z.number().int().min(0).default(10_000),
  /** Sources drawn when it is estimated. */
  pivots: z.number().int().min(2).default(256),
  /** False: the sum over pairs itself. */
  normalised: z.boolean().default(true),
});
export type BetweennessOptions = z.input<typeof options>;

export interface Betweenness {
  /** For each node. */
  readonly scores: Float64Array;
  /** Of each estimated score, in its unit; null when the scores are exact. */
  readonly standardErrors: Float64Array | null;
  /** `pivots` sources of `nodes` were used: fewer than all means that the scores are estimates. */
  readonly sampling: {
    readonly method: 'exact' | 'sampled';
    readonly pivots: number;
    readonly nodes: number;
  };
}

/** `rng` is drawn from only when the figure is estimated. @throws ZodError when the options are not as above. */
export function betweenness(graph: WeightedGraph, rng: Rng, given: BetweennessOptions = {}): Betweenness {
  const chosen = options.parse(given);
  const n = graph.ids.length;
  const exact = n <= chosen.exactUpTo || n <= chosen.pivots;
  const sources = exact ? graph.ids.map((_, node) => node) : drawSources(rng, n, chosen.pivots);
  const into: DependencySums = { sums: new Float64Array(n), squares: new Float64Array(n) };
  const accumulate = chosen.length === 'hops' ? byHops(graph) : byStrength(graph);
  for (const source of sources) accumulate(source, into);

  // Every pair is met from both of its ends, hence the half.
  const pairs = chosen.normalised ? ((n - 1) * (n - 2)) / 2 : 1;
  const unit = pairs > 0 ? 1 / (2 * pairs) : 0;
  const drawn = sources.length;
  return {
    scores: into.sums.map((sum) => (n / drawn) * sum * unit),
    standardErrors: exact
      ? null
      : into.sums.map((sum, node) => errorOf(sum, into.squares[node]!, drawn, n) * unit),
    sampling: { method: exact ? 'exact' : 'sampled', pivots: drawn, nodes: n },
  };
}

/** Standard error of n times the mean of `drawn` values taken without repetition from n. */
function errorOf(sum: number, squares: number, drawn: number, n: number): number {
  const variance = Math.max(0, squares - (sum * sum) / drawn) / (drawn - 1);
  return n * Math.sqrt((variance / drawn) * (1 - drawn / n));
}

/** `count` different nodes, by the first steps of a Fisher–Yates shuffle, then in order so that sums are too. */
function drawSources(rng: Rng, n: number, count: number): number[] {
  const nodes = Uint32Array.from({ length: n }, (_, node) => node);
  for (let at = 0; at < count; at++) {
    const other = at + randomInt(rng, n - at);
    const kept = nodes[at]!;
    nodes[at] = nodes[other]!;
    nodes[other] = kept;
  }
  return Array.from(nodes.subarray(0, count)).sort((a, b) => a - b);
}
