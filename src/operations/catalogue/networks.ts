import { z } from 'zod';
import { communities, type Community } from '../../analytics/communities';
import { excessOf } from '../../analytics/crews/excess';
import { expectation } from '../../analytics/crews/expectation';
import { toldWeight } from '../../analytics/association-weight';
import { canonicalJson } from '../../shared/hash';
import { seededRng } from '../../shared/random';
import { allOrWhole, clocks, listOf, number, numberFrom } from '../answer-parts';
import { associationNetwork } from '../association-graph';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds, networkKinds } from '../link-kinds';
import { named, namedBy } from '../named';
import { betweennessOf, networkEvidence } from '../network-measures';
import { defineOperation, READERS } from '../operation';
import { remembered } from '../remembered';
import { runId } from '../run-id';
import { shownId, word } from '../show';
import { chanceFrom, unitsOf } from '../units-known';

export const KEY_PEOPLE = 5;
export const RANKS = ['excess', 'size', 'stability'] as const;
/** Below it an association is left out where nothing else is asked for: one old, badly graded word joins no group. */
export const WEAKEST_USED = 0.1;
const RUNS = 10;
const RESOLUTION_SAYS = 'give a number above 0, up to 1,000';
const EXCESS =
  'The excess is O·ln(O / E) − (O − E), in nats, and gives an order and no likelihood: weights of association are not counts of separate incidents. Groups are sought for being close, so how often one of such an excess comes about by chance alone is not known.';

export const operation = defineOperation({
  id: 'networks',
  summary:
    'Association networks: who is linked more tightly with each other than with the rest, and through whom.',
  input: z.strictObject({
    ...clocks.shape,
    kinds: listOf.optional().describe('Kinds of link; those of association networks where none is named.'),
    minWeight: numberFrom(0, 1).default(WEAKEST_USED),
    resolution: number.pipe(z.number().positive(RESOLUTION_SAYS).max(1000, RESOLUTION_SAYS)).default(1),
    rank: z.enum(RANKS).default('excess'),
    keyPeople: allOrWhole(0, 1_000_000)
      .default(KEY_PEOPLE)
      .describe('How many key people of each network are told, or all.'),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: shownId,
    /** Who has an association that was used. */
    population: z.number().int(),
    /** Weaker associations were left out. */
    minWeight: z.number(),
    resolution: z.number(),
    rank: z.enum(RANKS),
    modularity: z.number(),
    /** How betweenness was computed: exact, or estimated from so many sources. */
    betweenness: z.strictObject({ exact: z.boolean(), sources: z.number().int() }),
    /** What was expected by, and what the excess does not say. */
    says: z.array(word),
    networks: z.array(
      z.strictObject({
        id: word,
        /** Whom it is named by: through whom most shortest paths run, or the first member where none run through any. */
        around: named,
        size: z.number().int(),
        members: z.array(named),
        /** The weight of the links inside. */
        observed: z.number(),
        /** What the members’ own activity, and whom they could meet in their units where known, lead one to expect of that. */
        expected: z.number(),
        /** O·ln(O / E) − (O − E) in nats, an order only; 0 where there is no more than expected. */
        excess: z.number(),
        stability: z.number().nullable(),
        /** Those through whom shortest paths run: the first of them, or all where that was asked for. */
        keyPeople: z.array(z.strictObject({ ...named.shape, betweenness: z.number() })),
        /** How many there are of these in all. */
        keyPeopleInAll: z.number().int(),
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
    const { minWeight, resolution, seed, rank } = input;
    const choice = { kinds: kinds.map((k) => k.id), minWeight };
    const options = { ...choice, resolution, seed, runs: RUNS };
    const found = remembered(projection, 'networks', canonicalJson(options), () =>
      communities(graph, seededRng(`communities/${seed}`), { resolution, runs: RUNS }),
    );
    const between = betweennessOf(projection, network, choice, seed);
    const units = unitsOf(projection, graph);
    const expect = expectation(graph, units);
    const ranked = found.communities
      .map((community) => ({ community, ...excessOf(graph, community.members, expect) }))
      .sort((a, b) => inOrder(a, b, rank));
    const person = (index: number): z.output<typeof named> =>
      namedBy(show, projection, graph.ids[index] ?? '');
    const networks = ranked.map(({ community, observed, expected, excess }) => {
      const members = [...community.members];
      const score = (index: number): number => between.scores[index] ?? 0;
      const idAt = (index: number): string => graph.ids[index] ?? '';
      const key = [...members].sort((a, b) => score(b) - score(a) || (idAt(a) < idAt(b) ? -1 : 1));
      const onPaths = key.filter((index) => score(index) > 0);
      const shown = input.keyPeople === 'all' ? onPaths : onPaths.slice(0, input.keyPeople);
      return {
        id: community.id,
        around: person(key[0] ?? -1),
        size: members.length,
        members: members.map(person),
        observed: toldWeight(observed),
        expected: toldWeight(expected),
        excess: toldWeight(excess),
        stability: community.stability,
        keyPeople: shown.map((index) => ({ ...person(index), betweenness: score(index) })),
        keyPeopleInAll: onPaths.length,
      };
    });
    show.restsOn(networkEvidence(projection, network, choice));
    return {
      run: show.id(
        runId(services.idKey, projection, 'networks', { ...options, rank, keyPeople: input.keyPeople }),
      ),
      population: graph.ids.length,
      minWeight,
      resolution,
      rank,
      modularity: found.modularity,
      betweenness: { exact: between.standardErrors === null, sources: between.sampling.pivots },
      says: networks.length === 0 ? [] : [chanceFrom(units), EXCESS],
      networks,
      none: networks.length === 0 ? kindsSearchedIn(projection, kinds, network, minWeight) : null,
    };
  },
});

interface Ranked {
  readonly community: Community;
  readonly excess: number;
}

/** By what was asked for, then by excess, size and id. A network of which no stability is known comes last. */
function inOrder(a: Ranked, b: Ranked, rank: (typeof RANKS)[number]): number {
  const size = b.community.members.length - a.community.members.length;
  const stability = (b.community.stability ?? -1) - (a.community.stability ?? -1);
  const first = { excess: 0, size, stability }[rank];
  return first || b.excess - a.excess || size || (a.community.id < b.community.id ? -1 : 1);
}
