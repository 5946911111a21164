import type { EntityId } from '../model/entity';
import { byCodeUnit } from '../shared/compare';
import { circles, type Circles } from './circles';
import type { RiskContext } from './context';
import { shownBy } from './shared-contact';
import type { Suspicion, Suspicions } from './suspicion';

/** Colleagues and organisations are shared at work, and tell nothing. */
const AT_WORK = /^(person:[^:]*\.staff:|organisation:)/;

/**
 * Numbers that are attributed to nobody, are not the force's own, and share their circle with exactly one serving person:
 * enough rare counterparts, not all in contact with each other, in the same or the next months, who are most of the
 * number's counterparts and of its communications. Nobody is suspected where anybody else shares as many, known or not, or
 * where the number was in contact with the person: one seldom calls oneself, and a partner calls.
 */
export function sharedCircles(context: RiskContext): Suspicions {
  const known = circles(context);
  const likely = candidates(context, known);
  if (likely.length === 0) return {};
  const shown = shownBy(context, new Map(likely));
  return Object.fromEntries(
    likely.flatMap(([number, suspicion]): [EntityId, Suspicion][] => {
      const shared = suspicion.shared.filter((other) => shown.get(number)!.has(other));
      return isMost(context, known, number, shared) ? [[number, { ...suspicion, shared }]] : [];
    }),
  );
}

function candidates(context: RiskContext, known: Circles): [EntityId, Suspicion][] {
  const attributed = new Set(context.attributions.map((a) => a.identifier));
  const found: [EntityId, Suspicion][] = [];
  known.parties.forEach((number, at) => {
    if (!number.startsWith('number:') || attributed.has(number) || context.forceOwned.has(number)) return;
    const suspicion = sharedBy(context, known, at);
    if (suspicion) found.push([number, suspicion]);
  });
  return found.sort((a, b) => byCodeUnit(a[0], b[0]));
}

/** Looks at most at as many parties for each rare counterpart as make it rare, so that all of it grows with the billing. */
function sharedBy(context: RiskContext, known: Circles, at: number): Suspicion | undefined {
  const { rareCounterpart, suspectedShared } = context.policy;
  const { parties, of } = known;
  const circle = of[at]!;
  const rare = [...circle.keys()].filter(
    (c) =>
      of[c]!.size <= rareCounterpart && !AT_WORK.test(parties[c]!) && !context.forceOwned.has(parties[c]!),
  );
  if (rare.length < suspectedShared) return undefined;
  const sharing = new Map<number, number[]>();
  for (const c of rare) {
    for (const other of of[c]!.keys()) {
      if (other === at) continue;
      const shared = sharing.get(other);
      if (shared) shared.push(c);
      else sharing.set(other, [c]);
    }
  }
  const [only, ...more] = [...sharing].filter(([, shared]) => shared.length >= suspectedShared);
  if (!only || more.length > 0) return undefined;
  const [person, shared] = only;
  const holder = parties[person]!;
  if (circle.has(person) || !context.population.position.has(holder)) return undefined;
  return { holder, shared: shared.map((c) => parties[c]!).sort(byCodeUnit) };
}

/** Whether they are enough who do not know each other, and most of the number's circle. */
function isMost(
  context: RiskContext,
  known: Circles,
  number: EntityId,
  shared: readonly EntityId[],
): boolean {
  const { suspectedShared, suspectedShareOfCircle: least } = context.policy;
  const at = positions(context, known);
  const others = shared.map((id) => at.get(id)!);
  const apart: number[] = [];
  for (const c of others) if (!apart.some((other) => known.of[c]!.has(other))) apart.push(c);
  if (apart.length < suspectedShared) return false;
  const circle = known.of[at.get(number)!]!;
  const communications = sum(circle.values());
  const ofShared = sum(others.map((c) => circle.get(c) ?? 0));
  return others.length / circle.size >= least && ofShared / communications >= least;
}

function positions(context: RiskContext, { parties }: Circles): ReadonlyMap<EntityId, number> {
  return context.shared('positions of parties', () => new Map(parties.map((id, i) => [id, i])));
}

function sum(all: Iterable<number>): number {
  let total = 0;
  for (const n of all) total += n;
  return total;
}
