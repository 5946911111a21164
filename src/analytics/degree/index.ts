import { type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';

export const definition: MeasureDefinition = {
  id: 'degree',
  title: 'Degree',
  question: 'How many different people is this person linked to?',
  definition:
    'The number of links of a node; since there is one link per pair, the number of others it is joined to.',
  papers: [
    'Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215–239.',
  ],
  limits: [
    'It counts what was looked for: a person who was watched has more recorded links than one who was not.',
  ],
};

/** For each node. */
export function degree(graph: WeightedGraph): Uint32Array {
  return Uint32Array.from(graph.ids, (_, node) => graph.offsets[node + 1]! - graph.offsets[node]!);
}
