import { type WeightedGraph } from '../graph';
import { type Expectation } from './expectation';

export interface Excess {
  readonly observed: number;
  readonly expected: number;
  readonly excess: number;
  readonly links: Uint32Array;
}

/** O·ln(O / E) − (O − E): the log-likelihood ratio of a Poisson count; 0 where there is no more than expected. */
export function excessOf(graph: WeightedGraph, members: Uint32Array, expect: Expectation): Excess {
  const within = new Set(members);
  const links: number[] = [];
  let observed = 0;
  for (const node of members) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const next = graph.neighbours[p]!;
      if (next <= node || !within.has(next)) continue;
      observed += graph.weights[p]!;
      links.push(graph.links[p]!);
    }
  }
  const expected = expect(members);
  const excess = observed > expected ? observed * Math.log(observed / expected) - (observed - expected) : 0;
  return { observed, expected, excess, links: Uint32Array.from(links) };
}
