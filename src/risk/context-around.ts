import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import type { Explanation } from '../model/explanation';
import type { RecordVersion } from '../model/record';
import type { Attribution } from '../view/projection';
import { remembering, type RiskContext } from './context';
import { suspicionsOf } from './suspected-holders';

/**
 * All of a context by which a factor of what systems and registers recorded weighs one person, and little else, without some records
 * and contact months. What was worked out from everybody (rates, medians, who is suspected to hold a number) is held fixed.
 */
export function contextAround(
  context: RiskContext,
  person: number,
  without: ReadonlySet<string>,
): RiskContext {
  const around = context.shared(`around ${person}`, () => surroundings(context, person));
  const shared = remembering();
  return {
    ...context,
    shared,
    suspicions: suspicionsOf(context),
    records: (source) =>
      shared(`records of ${source}`, () => around.records(source).filter((r) => !without.has(r.id))),
    contacts: (source) =>
      shared(`contacts of ${source}`, () => around.contacts(source).filter((c) => !without.has(c.id))),
    attributions: around.attributions.filter((a) => !without.has(a.record)),
    explanations: around.explanations.filter((e) => !without.has(e.record)),
  };
}

interface Surroundings {
  readonly records: (source: string) => readonly RecordVersion[];
  readonly contacts: (source: ContactMonth['source']) => readonly ContactMonth[];
  readonly attributions: readonly Attribution[];
  readonly explanations: readonly Explanation[];
}

function surroundings(context: RiskContext, person: number): Surroundings {
  const { id } = context.population.members[person]!;
  const own = new Set<EntityId>();
  for (const { holder, identifier } of context.attributions) if (holder === id) own.add(identifier);
  for (const [number, { holder }] of Object.entries(suspicionsOf(context)))
    if (holder === id) own.add(number);
  const known = new Map<ContactMonth['source'], readonly ContactMonth[]>();
  const contacts = (source: ContactMonth['source']): readonly ContactMonth[] => {
    const found = known.get(source) ?? contactsOf(context, source, own);
    known.set(source, found);
    return found;
  };
  const ends = new Set<EntityId>(own);
  for (const source of ['phone-billing', 'system-access'] as const)
    for (const { from, to } of contacts(source)) ends.add(from).add(to);
  const attributions = context.attributions.filter((a) => a.holder === id || ends.has(a.identifier));
  const others = new Set<EntityId>([...ends, ...attributions.map((a) => a.holder)]);
  const near: Readonly<Record<string, (record: RecordVersion) => boolean>> = {
    nominals: ({ meanings }) => others.has(meanings['nominal_id'] as EntityId),
    'notifiable-associations': ({ meanings }) => meanings['staff_id'] === id,
  };
  return {
    records: (source) => {
      const isNear = near[source];
      return context.shared(`records of ${source} around ${person}`, () =>
        isNear ? context.records(source).filter(isNear) : context.records(source),
      );
    },
    contacts,
    attributions,
    explanations: context.explanations.filter((e) => e.staff === id),
  };
}

/** Contact months at an end of which is one of these, in order; and the first of all, which tells whether a source is of numbers. */
function contactsOf(
  context: RiskContext,
  source: ContactMonth['source'],
  own: ReadonlySet<EntityId>,
): readonly ContactMonth[] {
  const all = context.contacts(source);
  const byEnd = context.shared(`contacts of ${source} by end`, () => ofServing(context, source));
  const positions = new Set([...own].flatMap((end) => byEnd.get(end) ?? []));
  if (all.length > 0) positions.add(0);
  return [...Int32Array.from(positions).sort()].map((i) => all[i]!);
}

/** Positions of contact months, by each of their ends that serving people hold or are suspected to. */
function ofServing(context: RiskContext, source: ContactMonth['source']): ReadonlyMap<EntityId, number[]> {
  const { position } = context.population;
  const byEnd = new Map<EntityId, number[]>();
  for (const { holder, identifier } of context.attributions)
    if (position.has(holder)) byEnd.set(identifier, []);
  for (const number of Object.keys(suspicionsOf(context))) byEnd.set(number, []);
  context.contacts(source).forEach(({ from, to }, i) => {
    byEnd.get(from)?.push(i);
    if (to !== from) byEnd.get(to)?.push(i);
  });
  return byEnd;
}
