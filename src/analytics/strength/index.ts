import { type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';
import { strengths } from '../partition';

export const definition: MeasureDefinition = {
  id: 'strength',
  title: 'Strength',
  question: 'How much linking is recorded of this person, all links together?',
  definition: 'The sum of the weights of the links of a node, in the unit of the weights.',
  papers: [
    'Barrat, A., Barthélemy, M., Pastor-Satorras, R. & Vespignani, A. (2004). The architecture of complex weighted networks. PNAS 101(11), 3747–3752.',
  ],
  limits: ['One strong link and many weak ones can give the same figure: read it beside the degree.'],
};

/** For each node, in the unit of the weights. */
export function strength(graph: WeightedGraph): Float64Array {
  return strengths(graph);
}
