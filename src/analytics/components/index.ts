import { type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';
import { connectedParts, membersOf } from '../partition';

export const definition: MeasureDefinition = {
  id: 'components',
  title: 'Components',
  question: 'Into how many separate networks does what is known fall apart?',
  definition:
    'The largest sets of nodes in which every two are joined by some path. A node without links is one of its own.',
  papers: [
    'Hopcroft, J. & Tarjan, R. (1973). Efficient algorithms for graph manipulation. Communications of the ACM 16(6), 372–378.',
  ],
  limits: ['One weak or mistaken link joins two networks into one component.'],
};

export interface Component {
  /** The smallest id among the members: the same as long as that member stays. */
  readonly id: string;
  /** Node indices, in id order. */
  readonly members: Uint32Array;
}

export interface Components {
  /** Largest first, then by id. */
  readonly components: readonly Component[];
  /** Position in `components`, for each node. */
  readonly of: Uint32Array;
}

export function components(graph: WeightedGraph): Components {
  const labels = connectedParts(graph);
  const parts = membersOf(labels).map((members, label) => ({ id: graph.ids[members[0]!]!, members, label }));
  parts.sort((a, b) => b.members.length - a.members.length || a.label - b.label);
  const position = new Uint32Array(parts.length);
  parts.forEach((part, at) => (position[part.label] = at));
  return {
    components: parts.map(({ id, members }) => ({ id, members })),
    of: labels.map((label) => position[label]!),
  };
}
