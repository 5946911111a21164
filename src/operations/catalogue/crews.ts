import { z } from 'zod';
import { toldWeight } from '../../analytics/association-weight';
import { crews as findCrews, type Crew } from '../../analytics/crews';
import type { Link } from '../../model/link';
import type { Bounds } from '../../model/time';
import { byCodeUnit } from '../../shared/compare';
import { canonicalJson } from '../../shared/hash';
import { seededRng } from '../../shared/random';
import { clocks, listOf, wholeFrom } from '../answer-parts';
import { CREW_KINDS, LEAST_INCIDENTS, saidOfCrew, saidOfCrews, type SharedIncident } from '../crew-limits';
import { incidentNetwork, type Incident, type IncidentNetwork } from '../incident-network';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds } from '../link-kinds';
import { momentOf } from '../moment';
import { named, namedBy } from '../named';
import { defineOperation, READERS } from '../operation';
import { remembered } from '../remembered';
import { runId } from '../run-id';
import { shownId, shownName, time, word, type Show } from '../show';
import { chanceFrom, unitsOf } from '../units-known';
import type { Projection } from '../../view/projection';

export const DEFAULT_CREWS = 20;
const MOST = 1000;

const incident = z.strictObject({
  /** Of the case or report, else of the record or contact month. */
  id: shownId,
  /** Null of records and contact months, which have no other id. */
  nativeId: shownName.nullable(),
  /** `case`, `report`, `record` or `month`. */
  kind: word,
  /** Members whom it names. */
  members: z.number().int(),
  /** All whom it names together, that the reader can see. */
  named: z.number().int(),
  /** What it adds to `observed`: its weight for each pair of members whom it names. */
  adds: z.number(),
  /** Earliest and latest of when it was, as the first of its records says; null where none does. */
  at: z.array(time).nullable(),
});

export const operation = defineOperation({
  id: 'crews',
  summary:
    'Small groups who are named together far more often than their own activity explains. A reason to read the incidents, never a finding.',
  input: z.strictObject({
    ...clocks.shape,
    kinds: listOf.optional().describe('Kinds of link; co-accused where none is named.'),
    limit: wholeFrom(1, MOST).default(DEFAULT_CREWS),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: shownId,
    asOf: time,
    kinds: z.array(word),
    /** Who is named together with somebody at all. */
    population: z.number().int(),
    /** What they are named together in. */
    incidents: z.number().int(),
    /** Different groups with more than expected inside; those that are shown are the first of them. */
    distinct: z.number().int(),
    /** Groups with more than expected inside that rest on a single incident: nothing was repeated, so they are not shown. */
    restOnOne: z.number().int(),
    /** How often the network was divided into groups, each time otherwise. */
    partitions: z.number().int(),
    /** True where the expectation takes units into account, as far as they are known. */
    unitsKnown: z.boolean(),
    /** What the figures were worked out from, and what cannot be said. */
    says: z.array(word),
    crews: z.array(
      z.strictObject({
        rank: z.number().int(),
        members: z.array(named),
        /** Incidents that members share, each by 1 / (whom it names − 1) for each pair. */
        observed: z.number(),
        /** What the members’ own activity, and whom they could meet in their units where known, lead one to expect of that. */
        expected: z.number(),
        /** O·ln(O / E) − (O − E) in nats: the order of the list and nothing else. */
        excess: z.number(),
        /** The share of all partitions that found it or a group that shares half of its members, 0 to 1. */
        stability: z.number(),
        /** Members of whom no unit is known; null where none is known of anybody. */
        withoutUnit: z.number().int().nullable(),
        /** What the links inside rest on: the newest first, those without a date last. */
        incidents: z.array(incident),
        /** What makes this one weak. */
        cautions: z.array(word),
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
    const { limit, seed } = input;
    const kinds = chosenKinds(input.kinds, chosenKinds(CREW_KINDS, []));
    const network = incidentNetwork(projection, kinds);
    const { graph, pairs } = network;
    const units = unitsOf(projection, graph);
    const options = { kinds: kinds.map((k) => k.id), seed };
    const found = remembered(projection, 'crews', canonicalJson(options), () =>
      findCrews(
        graph,
        seededRng(`crews/${seed}`),
        { limit: MOST, leastIncidents: LEAST_INCIDENTS },
        { units, incidentsOf: (link) => pairs[link]!.incidents },
      ),
    );
    show.restsOn(
      remembered(projection, 'crews shown', options.kinds.join(), () => evidenceOf(projection, network)),
    );
    const all = new Set(pairs.flatMap((pair) => pair.incidents));
    return {
      run: show.id(runId(services.idKey, projection, 'crews', { ...options, limit })),
      asOf: momentOf(projection),
      kinds: options.kinds,
      population: graph.ids.length,
      incidents: all.size,
      distinct: found.distinct,
      restOnOne: found.leftOut,
      partitions: found.partitions,
      unitsKnown: units !== null,
      says:
        graph.ids.length === 0
          ? []
          : [chanceFrom(units), ...saidOfCrews(network, { incidents: all.size, restOnOne: found.leftOut })],
      crews: found.crews.slice(0, limit).map((crew, at) => {
        const incidents = sharedIn(projection, crew, network);
        const withoutUnit = units && [...crew.members].filter((node) => units.of[node]! < 0).length;
        return {
          rank: at + 1,
          members: [...crew.members].map((node) => namedBy(show, projection, graph.ids[node]!)),
          observed: toldWeight(crew.observed),
          expected: toldWeight(crew.expected),
          excess: toldWeight(crew.excess),
          stability: Math.round(crew.support * 1e6) / 1e6,
          withoutUnit,
          incidents: incidents.map((of) => incidentOf(show, projection, of)),
          cautions: saidOfCrew(crew, incidents, withoutUnit),
        };
      }),
      none:
        found.crews.length === 0
          ? kindsSearchedIn(projection, kinds, { weaker: [], statedNone: network.statedNone }, 0)
          : null,
    };
  },
});

interface DatedIncident extends SharedIncident {
  readonly at: Bounds | undefined;
}

/** What the links inside a crew rest on; the newest first, then those that name most of it, then by id. */
function sharedIn(projection: Projection, crew: Crew, { graph, pairs }: IncidentNetwork): DatedIncident[] {
  const ids = [...crew.members].map((node) => graph.ids[node]!);
  const dated = new Map<Incident, Bounds | undefined>();
  for (const link of crew.links) {
    const { incidents, links } = pairs[link]!;
    for (const incident of incidents)
      dated.set(incident, earlier(dated.get(incident), whenOf(projection, incident, links)));
  }
  return [...dated]
    .map(([incident, at]) => ({ incident, at, members: ids.filter((id) => incident.people.has(id)).length }))
    .sort(
      (a, b) =>
        byCodeUnit(b.at?.[0] ?? '', a.at?.[0] ?? '') ||
        b.members - a.members ||
        byCodeUnit(a.incident.id, b.incident.id),
    );
}

/** When an incident was, as the first of the records of these links that are of it says. */
function whenOf(projection: Projection, { id, kind }: Incident, links: readonly Link[]): Bounds | undefined {
  if (kind === 'month') {
    const month = projection.contact(id);
    return month && [month.first, month.last];
  }
  return links
    .flatMap((link) => link.records)
    .flatMap((of) => projection.record(of) ?? [])
    .filter((record) => record.id === id || record.names.some(({ entity }) => entity === id))
    .reduce<Bounds | undefined>((first, { validFrom }) => earlier(first, validFrom), undefined);
}

function earlier(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (!a || !b) return a ?? b;
  return b[0] < a[0] ? b : a;
}

function incidentOf(
  show: Show,
  projection: Projection,
  { incident: { id, kind, people, weight }, members, at }: DatedIncident,
): z.output<typeof incident> {
  const card = kind === 'shared' ? projection.entity(id) : undefined;
  return {
    id: show.id(id),
    nativeId: kind === 'shared' ? namedBy(show, projection, id).nativeId : null,
    kind: card?.kind ?? kind,
    members,
    named: people.size,
    adds: toldWeight((weight * members * (members - 1)) / 2),
    at: at ? [...at] : null,
  };
}

/** The records and contact months that the links rest on, and the records that the names are of. */
function evidenceOf(projection: Projection, { graph, pairs }: IncidentNetwork): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { links } of pairs) {
    for (const { records, contacts } of links) for (const id of [...records, ...contacts]) ids.add(id);
  }
  for (const id of graph.ids) {
    const entry = projection.entity(id)?.entryId;
    if (entry !== undefined) ids.add(entry);
  }
  return ids;
}
