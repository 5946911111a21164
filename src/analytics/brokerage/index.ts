import { type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';
import { strengths } from '../partition';

export const definition: MeasureDefinition = {
  id: 'brokerage',
  title: 'Brokerage',
  question: 'Who joins groups that are otherwise apart, and who is held inside one?',
  definition:
    'Participation: 1 − Σ over communities of the squared share of the node’s strength that goes there; 0 when all goes to one community, towards 1 when it is spread evenly over many. Constraint: Σ over contacts j of (p_ij + Σ_q p_iq p_qj)², p_ij being the share of i’s strength that goes to j; low for a broker between contacts who do not know each other. Effective size: Σ over contacts j of 1 − Σ_q p_iq m_jq, m_jq being the weight of j–q over j’s strongest link; from 1 (all contacts know each other) to the degree (none do). Not a number where a node has no links.',
  papers: [
    'Guimerà, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433, 895–900.',
    'Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press, ch. 2.',
  ],
  limits: [
    'Participation depends on the communities given: another resolution, another figure.',
    'A contact who was never looked into seems to know nobody, which makes whoever knows them look like a broker.',
  ],
};

/** For each node; NaN where it has no links. */
export interface Brokerage {
  readonly participation: Float64Array;
  readonly constraint: Float64Array;
  readonly effectiveSize: Float64Array;
}

/**
 * @param communityOf the community of each node, by any numbering.
 * @throws RangeError when there is not exactly one community per node.
 */
export function brokerage(graph: WeightedGraph, communityOf: ArrayLike<number>): Brokerage {
  const n = graph.ids.length;
  if (communityOf.length !== n)
    throw new RangeError(`${communityOf.length} communities given for ${n} nodes`);
  return {
    participation: participationOf(graph, strengths(graph), communityOf),
    ...structuralHoles(graph),
  };
}

function participationOf(
  graph: WeightedGraph,
  total: Float64Array,
  communityOf: ArrayLike<number>,
): Float64Array {
  return total.map((strength, node) => {
    if (strength === 0) return NaN;
    const towards = new Map<number, number>();
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const community = communityOf[graph.neighbours[p]!]!;
      towards.set(community, (towards.get(community) ?? 0) + graph.weights[p]!);
    }
    let concentration = 0;
    for (const weight of towards.values()) concentration += (weight / strength) ** 2;
    return 1 - concentration;
  });
}

/**
 * Constraint and effective size, which ask for no communities. Both of Burt's figures come from the same walk over the
 * contacts that two contacts have in common.
 */
export function structuralHoles(graph: WeightedGraph): Omit<Brokerage, 'participation'> {
  const total = strengths(graph);
  const { offsets, neighbours, weights } = graph;
  const n = total.length;
  const strongest = new Float64Array(n);
  for (let node = 0; node < n; node++) {
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      if (weights[p]! > strongest[node]!) strongest[node] = weights[p]!;
    }
  }
  const constraint = new Float64Array(n).fill(NaN);
  const effectiveSize = new Float64Array(n).fill(NaN);
  const share = new Float64Array(n);
  const indirect = new Float64Array(n);
  for (let ego = 0; ego < n; ego++) {
    const start = offsets[ego]!;
    const end = offsets[ego + 1]!;
    if (start === end) continue;
    for (let p = start; p < end; p++) share[neighbours[p]!] = weights[p]! / total[ego]!;
    let redundancy = 0;
    for (let p = start; p < end; p++) {
      const contact = neighbours[p]!;
      for (let q = offsets[contact]!; q < offsets[contact + 1]!; q++) {
        const third = neighbours[q]!;
        if (share[third] === 0) continue;
        indirect[third]! += share[contact]! * (weights[q]! / total[contact]!);
        redundancy += share[third]! * (weights[q]! / strongest[contact]!);
      }
    }
    let sum = 0;
    for (let p = start; p < end; p++) {
      const contact = neighbours[p]!;
      sum += (share[contact]! + indirect[contact]!) ** 2;
      share[contact] = 0;
      indirect[contact] = 0;
    }
    constraint[ego] = sum;
    effectiveSize[ego] = end - start - redundancy;
  }
  return { constraint, effectiveSize };
}
