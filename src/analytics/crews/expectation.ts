import { type WeightedGraph } from '../graph';
import { strengths } from '../partition';
import { byUnit, checkUnits, type Units } from './units';

/** E of a group of nodes. */
export type Expectation = (members: Uint32Array) => number;

/**
 * Without units the configuration model, Σ over pairs of s_i s_j / 2W.
 *
 * With units, pairs of two units (and whoever is of none) are brought to the weight that the whole network shows between
 * units. Within a unit each member meets as large a share of their own strength as all do who have a unit, and meets
 * colleagues in proportion to how much is known of these apart from the group, each with an average person's strength
 * besides. So nobody is expected to meet more than they do, colleagues of whom nothing is recorded could have been met,
 * and a group that makes up most of what its own unit shows does not explain itself away.
 * @throws RangeError when units are given for another number of nodes, or a unit has more nodes than people.
 */
export function expectation(graph: WeightedGraph, units: Units | null): Expectation {
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
  if (units === null) return pairsOf;
  checkUnits(units, own.length);
  const everyone = Uint32Array.from(own.keys());
  const inUnits = new Map([...byUnit(everyone, units.of)].map(([unit, part]) => [unit, sumOf(part, own)]));
  const withUnit = [...inUnits.values()].reduce((sum, strength) => sum + strength, 0);
  const people = [...inUnits.keys()].reduce((sum, unit) => sum + units.sizes[unit]!, 0);
  const average = withUnit / people;
  const observedInside = weightWithin(graph, everyone, (node) => units.of[node]!);
  const share = (2 * observedInside) / withUnit;

  const sameOf = (members: ArrayLike<number>): number =>
    [...byUnit(members, units.of).values()].reduce((sum, part) => sum + pairsOf(part), 0);
  const expectedAcross = pairsOf(everyone) - sameOf(everyone);
  const across = expectedAcross > 0 ? Math.max(0, twice / 2 - observedInside) / expectedAcross : 1;

  /** Of members of one unit: what of their strength falls on each other. */
  const within = (part: readonly number[], unit: number): number => {
    const inside = inner(graph, part);
    const pull = part.map((node, i) => own[node]! - inside[i]! + average);
    const ofGroup = pull.reduce((sum, one) => sum + one, 0);
    const ofUnit =
      inUnits.get(unit)! - inside.reduce((sum, one) => sum + one, 0) + units.sizes[unit]! * average;
    const met = part.map((node, i) => {
      const colleagues = ofUnit - pull[i]!;
      return colleagues > 0 ? (own[node]! * (ofGroup - pull[i]!)) / colleagues : 0;
    });
    // Each pair was met from both ends.
    return (share / 2) * met.reduce((sum, one) => sum + one, 0);
  };
  return (members) => {
    const parts = [...byUnit(members, units.of)].filter(([, part]) => part.length > 1);
    const same = parts.reduce((sum, [, part]) => sum + pairsOf(part), 0);
    const expectedWithin = parts.reduce((sum, [unit, part]) => sum + within(part, unit), 0);
    return expectedWithin + across * Math.max(0, pairsOf(members) - same);
  };
}

function sumOf(nodes: readonly number[], of: ArrayLike<number>): number {
  return nodes.reduce((sum, node) => sum + of[node]!, 0);
}

/** What of each member's strength falls on other members. */
function inner(graph: WeightedGraph, members: readonly number[]): number[] {
  const group = new Set(members);
  return members.map((node) => {
    let weight = 0;
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      if (group.has(graph.neighbours[p]!)) weight += graph.weights[p]!;
    }
    return weight;
  });
}

/** The weight of links whose ends are of one unit. */
function weightWithin(graph: WeightedGraph, nodes: Uint32Array, unitOf: (node: number) => number): number {
  let twice = 0;
  for (const node of nodes) {
    if (unitOf(node) < 0) continue;
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      if (unitOf(graph.neighbours[p]!) === unitOf(node)) twice += graph.weights[p]!;
    }
  }
  return twice / 2;
}
