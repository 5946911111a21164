import { type WeightedGraph } from '../graph';
import { strengths } from '../partition';

/** E of a group of nodes. */
export type Expectation = (members: Uint32Array) => number;

/**
 * The configuration model, Σ over pairs of s_i s_j / 2W. With units, pairs of one unit and pairs of two are each
 * brought to the weight that the whole network shows for their kind: one rate for each kind and not one for each unit,
 * so that a unit which is itself a crew does not explain itself away.
 * @throws RangeError when units are given for another number of nodes.
 */
export function expectation(graph: WeightedGraph, unitOf: ArrayLike<number> | null): Expectation {
  const own = strengths(graph);
  const twice = own.reduce((sum, strength) => sum + strength, 0);
  const pairsOf = (members: ArrayLike<number>): number => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < members.length; i++) {
      const strength = own[members[i]!]!;
      sum += strength;
      squares += strength * strength;
    }
    return Math.max(0, sum * sum - squares) / (2 * twice);
  };
  if (unitOf === null) return pairsOf;
  if (unitOf.length !== own.length)
    throw new RangeError(`${unitOf.length} units given for ${own.length} nodes`);
  const inOneUnit = (members: ArrayLike<number>): number =>
    [...byUnit(members, unitOf).values()].reduce((sum, part) => sum + pairsOf(part), 0);

  const everyone = Uint32Array.from(own.keys());
  const expectedInside = inOneUnit(everyone);
  const observedInside = weightInOneUnit(graph, unitOf);
  const inside = expectedInside > 0 ? observedInside / expectedInside : 1;
  const expectedAcross = pairsOf(everyone) - expectedInside;
  const across = expectedAcross > 0 ? (twice / 2 - observedInside) / expectedAcross : 1;
  return (members) => {
    const same = inOneUnit(members);
    return inside * same + across * (pairsOf(members) - same);
  };
}

/** Nodes of unknown unit (−1) share no unit with anyone. */
function byUnit(members: ArrayLike<number>, unitOf: ArrayLike<number>): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (let i = 0; i < members.length; i++) {
    const unit = unitOf[members[i]!]!;
    if (unit < 0) continue;
    const part = parts.get(unit);
    if (part === undefined) parts.set(unit, [members[i]!]);
    else part.push(members[i]!);
  }
  return parts;
}

function weightInOneUnit(graph: WeightedGraph, unitOf: ArrayLike<number>): number {
  let twice = 0;
  for (let node = 0; node < unitOf.length; node++) {
    if (unitOf[node]! < 0) continue;
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      if (unitOf[graph.neighbours[p]!] === unitOf[node]) twice += graph.weights[p]!;
    }
  }
  return twice / 2;
}

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
