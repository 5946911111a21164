import { z } from 'zod';
import { betweenness } from '../../analytics/betweenness';
import { communities } from '../../analytics/communities';
import { canonicalJson } from '../../shared/hash';
import { seededRng } from '../../shared/random';
import { clocks, listOf, number } from '../answer-parts';
import { associationNetwork, type AssociationNetwork } from '../association-graph';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds, networkKinds } from '../link-kinds';
import { named, namedBy } from '../named';
import { defineOperation, READERS } from '../operation';
import { remembered } from '../remembered';
import { runId } from '../run-id';
import { shownId, word } from '../show';
import type { Projection } from '../../view/projection';

const KEY_PEOPLE = 5;
/** Below it an association is left out where nothing else is asked for: one old, badly graded word joins no group. */
export const WEAKEST_USED = 0.1;
const RUNS = 10;

export const operation = defineOperation({
  id: 'networks',
  summary:
    'Association networks: who is linked more tightly with each other than with the rest, and through whom.',
  input: z.strictObject({
    ...clocks.shape,
    kinds: listOf.optional().describe('Kinds of link; those of association networks where none is named.'),
    minWeight: number.pipe(z.number().min(0).max(1)).default(WEAKEST_USED),
    resolution: number.pipe(z.number().positive().max(1000)).default(1),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: shownId,
    /** Who has an association that was used. */
    population: z.number().int(),
    /** Weaker associations were left out. */
    minWeight: z.number(),
    resolution: z.number(),
    modularity: z.number(),
    /** How betweenness was computed: exact, or estimated from so many sources. */
    betweenness: z.strictObject({ exact: z.boolean(), sources: z.number().int() }),
    networks: z.array(
      z.strictObject({
        id: word,
        /** Whom it is named by: through whom most shortest paths run, or the first member where none run through any. */
        around: named,
        size: z.number().int(),
        members: z.array(named),
        stability: z.number().nullable(),
        /** Those through whom shortest paths run, at most five. */
        keyPeople: z.array(z.strictObject({ ...named.shape, betweenness: z.number() })),
      }),
    ),
    /** Where there is none: which kinds of link were searched, and which others there are. */
    none: kindsSearched.nullable(),
  }),
  roles: READERS,
  audit: 'combination',
  offered: 'get',
  async run(services, { projection: open, show }, input) {
    const projection = await open();
    const kinds = chosenKinds(input.kinds, networkKinds());
    const network = associationNetwork(projection, kinds, input.minWeight);
    const { graph } = network;
    const options = {
      kinds: kinds.map((k) => k.id),
      minWeight: input.minWeight,
      resolution: input.resolution,
      seed: input.seed,
      runs: RUNS,
    };
    const { found, between } = remembered(projection, 'networks', canonicalJson(options), () => ({
      found: communities(graph, seededRng(`communities/${input.seed}`), {
        resolution: input.resolution,
        runs: RUNS,
      }),
      between: betweenness(graph, seededRng(`betweenness/${input.seed}`)),
    }));
    const person = (index: number): z.output<typeof named> =>
      namedBy(show, projection, graph.ids[index] ?? '');
    const networks = found.communities.map((community) => {
      const members = [...community.members];
      const score = (index: number): number => between.scores[index] ?? 0;
      const idAt = (index: number): string => graph.ids[index] ?? '';
      const key = [...members]
        .sort((a, b) => score(b) - score(a) || (idAt(a) < idAt(b) ? -1 : 1))
        .slice(0, KEY_PEOPLE);
      return {
        id: community.id,
        around: person(key[0] ?? -1),
        size: members.length,
        members: members.map(person),
        stability: community.stability,
        keyPeople: key
          .filter((index) => score(index) > 0)
          .map((index) => ({ ...person(index), betweenness: score(index) })),
      };
    });
    show.restsOn(
      remembered(
        projection,
        'networks shown',
        canonicalJson(options),
        () => new Set(evidenceOf(projection, network)),
      ),
    );
    return {
      run: show.id(runId(services.idKey, projection, 'networks', options)),
      population: graph.ids.length,
      minWeight: input.minWeight,
      resolution: input.resolution,
      modularity: found.modularity,
      betweenness: { exact: between.standardErrors === null, sources: between.sampling.pivots },
      networks,
      none: networks.length === 0 ? kindsSearchedIn(projection, kinds, network, input.minWeight) : null,
    };
  },
});

/** The records and contact months that the links rest on, and the records that the names are of. */
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
