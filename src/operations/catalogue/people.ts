import { z } from 'zod';
import { structuralHoles } from '../../analytics/brokerage';
import { degree } from '../../analytics/degree';
import { strength } from '../../analytics/strength';
import { toldWeight } from '../../analytics/association-weight';
import { allOrWhole, clocks, listOf, numberFrom } from '../answer-parts';
import { associationNetwork } from '../association-graph';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds, networkKinds } from '../link-kinds';
import { named, namedBy } from '../named';
import { betweennessOf, networkEvidence } from '../network-measures';
import { defineOperation, READERS } from '../operation';
import { runId } from '../run-id';
import { shownId, word } from '../show';

export const MEASURES = ['degree', 'strength', 'betweenness', 'brokerage'] as const;
export type PeopleMeasure = (typeof MEASURES)[number];

export const operation = defineOperation({
  id: 'people',
  summary:
    'Everybody in an association network by how they stand in it: degree, strength, betweenness, brokerage.',
  input: z.strictObject({
    ...clocks.shape,
    by: z.enum(MEASURES).default('degree'),
    kinds: listOf.optional().describe('Kinds of link; those of association networks where none is named.'),
    minWeight: numberFrom(0, 1).default(0),
    limit: allOrWhole(1, 1_000_000).default('all'),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: shownId,
    by: z.enum(MEASURES),
    kinds: z.array(word),
    /** Weaker associations were left out. */
    minWeight: z.number(),
    /** People who are ranked: those with such a link. */
    population: z.number().int(),
    /** What else is in the network: it counts for degree, strength and paths, and is not ranked. */
    others: z.number().int(),
    /** Visible people without such a link, who have no place in the order. */
    unlinked: z.number().int(),
    /** How betweenness was computed: exact, or estimated from so many sources. */
    betweenness: z.strictObject({ exact: z.boolean(), sources: z.number().int() }),
    tieRule: word,
    people: z.array(
      z.strictObject({
        rank: z.number().int(),
        ...named.shape,
        /** How many others somebody is linked to. */
        degree: z.number().int(),
        /** The weights of these links, added up. */
        strength: z.number(),
        /** The share of the shortest paths between all others that run through somebody, strong links being short. */
        betweenness: z.number(),
        /** Of the others that somebody is linked to, how many are not linked with each other: Burt’s effective size. */
        brokerage: z.number(),
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
    const { by, minWeight, limit, seed } = input;
    const kinds = chosenKinds(input.kinds, networkKinds());
    const choice = { kinds: kinds.map((k) => k.id), minWeight };
    const network = associationNetwork(projection, kinds, minWeight);
    const { graph } = network;
    const between = betweennessOf(projection, network, choice, seed);
    const degrees = degree(graph);
    const strengths = strength(graph);
    const { effectiveSize } = structuralHoles(graph);
    // Told, and ordered, in as many digits as sums of the same terms in another order agree on.
    const all = graph.ids.flatMap((id, at) =>
      projection.entity(id)?.kind === 'person'
        ? {
            id,
            degree: degrees[at]!,
            strength: toldWeight(strengths[at]!),
            betweenness: rounded(between.scores[at]!, 1e9),
            brokerage: rounded(effectiveSize[at]!, 1e6),
          }
        : [],
    );
    // In order of id already, and the sort is stable.
    const ranked = [...all].sort((a, b) => b[by] - a[by]);
    const shown = limit === 'all' ? ranked : ranked.slice(0, limit);
    show.restsOn(networkEvidence(projection, network, choice));
    return {
      run: show.id(runId(services.idKey, projection, 'people', { ...choice, by, limit, seed })),
      by,
      kinds: choice.kinds,
      minWeight,
      population: all.length,
      others: graph.ids.length - all.length,
      unlinked: projection.entities.filter(({ kind }) => kind === 'person').length - all.length,
      betweenness: { exact: between.standardErrors === null, sources: between.sampling.pivots },
      tieRule: 'Equal figures stand in order of id: their order says nothing.',
      people: shown.map(({ id, ...figures }, at) => ({
        rank: at + 1,
        ...namedBy(show, projection, id),
        ...figures,
      })),
      none: all.length === 0 ? kindsSearchedIn(projection, kinds, network, minWeight) : null,
    };
  },
});

function rounded(x: number, per: number): number {
  return Math.round(x * per) / per;
}
