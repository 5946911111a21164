import { buildGraph, type WeightedGraph } from '../analytics/graph';
import type { EntityId } from '../model/entity';
import type { Link, LinkKind } from '../model/link';
import { by, byCodeUnit } from '../shared/compare';
import type { Projection } from '../view/projection';
import { remembered } from './remembered';

/** Something that names two or more together: a case or report that they share, else the record or month that says so. */
export interface Incident {
  /** Of an entity where it is a case or a report, else of a record or a contact month. */
  readonly id: string;
  readonly kind: 'shared' | 'record' | 'month';
  /** Whom it names together, all the reader can see of them. */
  readonly people: ReadonlySet<EntityId>;
  /** What each pair of them has of it: 1 / (people − 1), so that it counts once for each whom it names. */
  readonly weight: number;
}

export interface IncidentPair {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly weight: number;
  readonly links: readonly Link[];
  /** In order of id. */
  readonly incidents: readonly Incident[];
}

export interface IncidentNetwork {
  readonly graph: WeightedGraph;
  /** By the index that the graph's half-edges hold. */
  readonly pairs: readonly IncidentPair[];
  /** Kinds whose weights are no counts of separate incidents: contact, and what somebody states. */
  readonly notIncidents: readonly LinkKind[];
  /** Links of which it is stated, by a weight of 0, that there is none. */
  readonly statedNone: readonly Link[];
}

/**
 * Who was named together, and in how many incidents: what the crew measure asks of its weights. An incident that names
 * k people adds 1 / (k − 1) to each pair of them (Newman, Phys. Rev. E 64, 016132, 2001), so that a person's strength is
 * the number of incidents, and one that names twenty is not 190. Links of other kinds than of a shared case or report
 * weigh what they count, times what is stated of them (docs/decisions/0036); nothing fades, since an incident that was
 * does not become fewer.
 */
export function incidentNetwork(projection: Projection, kinds: readonly LinkKind[]): IncidentNetwork {
  return remembered(projection, 'incident network', kinds.map((k) => k.id).join(), () =>
    networkOf(projection, kinds),
  );
}

function networkOf(projection: Projection, kinds: readonly LinkKind[]): IncidentNetwork {
  const pairs = new Map<
    string,
    { from: string; to: string; weight: number; links: Link[]; incidents: Incident[] }
  >();
  const statedNone: Link[] = [];
  for (const kind of kinds) {
    const all = projection.links(kind.id).filter((l) => l.from !== l.to);
    const links = all.filter((l) => l.statedWeight !== 0);
    statedNone.push(...all.filter((l) => l.statedWeight === 0));
    const found = incidentsOf(projection, kind, links);
    links.forEach((link, at) => {
      const [from, to] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
      const key = `${from}\u001f${to}`;
      const pair = pairs.get(key) ?? { from, to, weight: 0, links: [], incidents: [] };
      pairs.set(key, pair);
      const { weight, incidents } = found(at);
      pair.weight += weight;
      pair.links.push(link);
      pair.incidents.push(...incidents);
    });
  }
  const inOrder = [...pairs.entries()].sort(by(([key]) => key)).map(([, pair]) => pair);
  for (const pair of inOrder) pair.incidents.sort(by((incident) => incident.id));
  const nodes = [...new Set(inOrder.flatMap((pair) => [pair.from, pair.to]))];
  return {
    graph: buildGraph(nodes, inOrder),
    pairs: inOrder,
    notIncidents: kinds.filter((kind) => kind.derivation.how !== 'shared'),
    statedNone,
  };
}

interface Weighed {
  readonly weight: number;
  readonly incidents: readonly Incident[];
}

/** What each of these links of one kind weighs and rests on, by its position. */
function incidentsOf(
  projection: Projection,
  { derivation }: LinkKind,
  links: readonly Link[],
): (at: number) => Weighed {
  if (derivation.how !== 'shared') return (at) => stated(links[at]!);
  const shares = links.map((link) => sharedBy(projection, derivation, link));
  const named = new Map<EntityId, Set<EntityId>>();
  links.forEach(({ from, to }, at) => {
    for (const thing of shares[at]!) {
      const people = named.get(thing) ?? new Set();
      named.set(thing, people.add(from).add(to));
    }
  });
  const incidents = new Map<EntityId, Incident>();
  for (const [id, people] of named)
    incidents.set(id, { id, kind: 'shared', people, weight: 1 / (people.size - 1) });
  return (at) => {
    const of = shares[at]!.map((thing) => incidents.get(thing)!);
    return { weight: of.reduce((sum, incident) => sum + incident.weight, 0), incidents: of };
  };
}

/** The cases or reports that name both ends, in order of id. */
function sharedBy(
  projection: Projection,
  { members, shared }: Extract<LinkKind['derivation'], { how: 'shared' }>,
  { from, to, records }: Link,
): EntityId[] {
  const ends = new Map<EntityId, { from?: true; to?: true }>();
  for (const id of records) {
    const names = projection.record(id)?.names ?? [];
    const isNamed = (person: EntityId): boolean =>
      names.some(({ role, entity }) => entity === person && members.includes(role));
    const [hasFrom, hasTo] = [isNamed(from), isNamed(to)];
    for (const { role, entity } of names) {
      if (role !== shared) continue;
      const known = ends.get(entity) ?? {};
      if (hasFrom) known.from = true;
      if (hasTo) known.to = true;
      ends.set(entity, known);
    }
  }
  return [...ends].flatMap(([thing, of]) => (of.from && of.to ? [thing] : [])).sort(byCodeUnit);
}

function stated({ from, to, records, contacts, count, statedWeight }: Link): Weighed {
  const people = new Set([from, to]);
  const weight = statedWeight ?? count;
  const each = (ids: readonly string[], kind: Incident['kind']): Incident[] =>
    ids.map((id) => ({ id, kind, people, weight: weight / (records.length + contacts.length) }));
  return { weight, incidents: [...each(records, 'record'), ...each(contacts, 'month')] };
}
