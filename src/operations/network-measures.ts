import { betweenness, type Betweenness } from '../analytics/betweenness';
import { seededRng } from '../shared/random';
import type { Projection } from '../view/projection';
import type { AssociationNetwork } from './association-graph';
import { remembered } from './remembered';

/** What a network was made of, as part of the name that what is worked out of it is remembered by. */
export interface NetworkChoice {
  readonly kinds: readonly string[];
  readonly minWeight: number;
}

const nameOf = ({ kinds, minWeight }: NetworkChoice): string => `${kinds.join()} ${minWeight}`;

/** Betweenness on strong links as short ones, so that a stated weight tells there too. */
export function betweennessOf(
  projection: Projection,
  { graph }: AssociationNetwork,
  choice: NetworkChoice,
  seed: string,
): Betweenness {
  return remembered(projection, 'betweenness', `${nameOf(choice)} ${seed}`, () =>
    betweenness(graph, seededRng(`betweenness/${seed}`), { length: 'strength' }),
  );
}

/** The records and contact months that a network's links rest on, and the records that its names are of: one set. */
export function networkEvidence(
  projection: Projection,
  network: AssociationNetwork,
  choice: NetworkChoice,
): ReadonlySet<string> {
  return remembered(
    projection,
    'network evidence',
    nameOf(choice),
    () => new Set(evidenceOf(projection, network)),
  );
}

function* evidenceOf(projection: Projection, network: AssociationNetwork): Iterable<string> {
  for (const association of network.associations) {
    for (const { link } of association.links) {
      yield* link.records;
      yield* link.contacts;
    }
  }
  for (const id of network.graph.ids) {
    const entry = projection.entity(id)?.entryId;
    if (entry !== undefined) yield entry;
  }
}
