import type { NamelessTaken } from '../independence';
import { byCodeUnit } from '../shared/compare';
import { RECEIVED } from './evidence';
import {
  comparingAtWorst,
  type HeldBack,
  type OrderedForce,
  type OtherwiseTaken,
  type ShownList,
} from './ranking';
import { isListed, lowered, standingWithout, type Standing } from './standing';
import { sourcesOn } from './statements';
import { hasMark, voicesOn } from './voices';

/** A force in order, and what it would be by what the policy does not state. */
interface Ordered extends OrderedForce {
  readonly otherwise: readonly OtherwiseTaken[];
}

/**
 * Where somebody would stand, at worst, with another standing, all others being as they are: behind whoever is equal, since what
 * settles ties ("unusual for the post") is of others too, who would stand otherwise as well.
 */
export function placeAt({ standings, by }: OrderedForce, person: number, standing: Standing): number {
  const compare = comparingAtWorst(by);
  let before = 1;
  standings.forEach((other, i) => {
    if (i !== person && compare(other, standing) <= 0) before++;
  });
  return before;
}

/** How many others are equal to that standing, which is what only settles ties apart. */
export function equalTo({ standings, by }: OrderedForce, person: number, standing: Standing): number {
  const compare = comparingAtWorst(by);
  return standings.filter((other, i) => i !== person && compare(other, standing) === 0).length;
}

/**
 * Holds back from the policy's first places whoever would stand below its reach without what one person may have said.
 * Nobody takes the places of those held back who is below the reach: they stay empty, so that of whoever leaves them nobody
 * from far below comes in. Whoever is held back stands at the first place behind, at least.
 *
 * So one voice more never brings anybody from behind the reach into the first places: without it they stand where the list
 * has them without it.
 */
export function listOf(ordered: Ordered): ShownList {
  const { force, order } = ordered;
  const { policy } = force.context;
  const { firstPlaces, reach } = policy.independence;
  // One more than the reach: the first of those below, who comes within it where somebody leaves it.
  const within = [...order.subarray(0, reach + 1)];
  const held = within.map((person) => heldBy(ordered, person, reach));
  // Whoever does not belong on a list passes nobody who is held back.
  const firstHeld = held.findIndex((h) => h !== undefined);
  const isBefore = (at: number): boolean => firstHeld === -1 || at < firstHeld;
  const standing = within.filter(
    (person, at) => !held[at] && (isBefore(at) || isListed(ordered.standings[person]!, policy)),
  );
  const first = standing.filter((person) => person !== within[reach]).slice(0, firstPlaces);
  const inFirst = new Set(first);
  const list = Int32Array.from([...first, ...order.filter((person) => !inFirst.has(person))]);
  const ranks = new Int32Array(list.length);
  list.forEach((person, at) => {
    ranks[person] = inFirst.has(person) ? at + 1 : Math.max(at, firstPlaces) + 1;
  });
  const heldBack = new Map(
    within.slice(0, firstPlaces).flatMap((p, at) => (held[at] ? [[p, held[at]]] : [])),
  );
  return { list, ranks, heldBack, standing };
}

/**
 * The place on the list as it is shown, all others being as they are, had a source (all its keys) not spoken, or a system not recorded it:
 * whoever would still be held back has no first place.
 */
export function shownPlaceWithout(
  ranked: Ordered & ShownList,
  person: number,
  keys: readonly string[],
): number {
  const { force, peers, standings, order, by } = ranked;
  const { policy } = force.context;
  const { firstPlaces, reach } = policy.independence;
  const standing = standingWithout(force, peers, person, { sources: keys });
  const place = placeAt(ranked, person, standing);
  const isBefore = (i: number): boolean => comparingAtWorst(by)(standings[i]!, standing) <= 0;
  const isHeldWithin = (i: number): boolean => i !== person && !ranked.standing.includes(i);
  const mayPass =
    isListed(standing, policy) || !order.subarray(0, reach + 1).some((i) => isHeldWithin(i) && isBefore(i));
  const isHeld = place > reach || !mayPass || !belowBy(ranked, person, reach, keys).next().done;
  const isWithin = (i: number): boolean => place > reach || i !== order[reach];
  const others = ranked.standing.filter((i) => i !== person && isWithin(i));
  const among = others.filter(isBefore).length + 1;
  if (!isHeld && among <= firstPlaces) return among;
  const first = new Set(others.slice(0, firstPlaces));
  const behind = order.filter((i) => i !== person && !first.has(i) && isBefore(i)).length;
  return Math.max(first.size + behind, firstPlaces) + 1;
}

/** One way in which somebody would stand below the reach: without what one person may have said, or by what the policy does not state. */
interface Below {
  /** What they may have said. */
  readonly voice: readonly string[];
  readonly rankWithout: number;
  /** The force in which that is so. */
  readonly there: OrderedForce;
  readonly taken?: Partial<NamelessTaken>;
}

/** By what one person may have said of somebody they would stand the lowest, below the reach; undefined where there is no such. */
function heldBy(ordered: Ordered, person: number, reach: number): HeldBack | undefined {
  let worst: Below | undefined;
  for (const way of belowBy(ordered, person, reach, []))
    if (way.rankWithout > (worst?.rankWithout ?? 0)) worst = way;
  if (!worst) return undefined;
  const { voice, rankWithout, there, taken } = worst;
  const about = sourcesOn(there.force.context, person);
  const told = voice.flatMap((id) => {
    const reported = about.filter((g) => hasMark(g, id)).map((g) => g.id);
    return id === RECEIVED ? [] : reported.length > 0 ? reported : [id];
  });
  const sources = [...new Set(told)].sort(byCodeUnit);
  return { sources, received: voice.includes(RECEIVED), rankWithout, ...(taken ? { taken } : {}) };
}

/** Every way in which somebody would stand below the reach. With `already`, had that source not spoken either. */
function* belowBy(
  { otherwise, ...ordered }: Ordered,
  person: number,
  reach: number,
  already: readonly string[],
): Generator<Below> {
  yield* belowIn(ordered, person, reach, already);
  // What complaints tell of nameless ones is told by whoever complains.
  for (const { ordered: there, taken } of otherwise) {
    const left = standingWithout(there.force, there.peers, person, { sources: [], altogether: already });
    const rankWithout = placeBelow(there, person, left, reach);
    if (rankWithout !== undefined) yield { voice: [], rankWithout, there, taken };
    for (const way of belowIn(there, person, reach, already)) yield { ...way, taken };
  }
}

function* belowIn(
  there: OrderedForce,
  person: number,
  reach: number,
  already: readonly string[],
): Generator<Below> {
  const { force, peers, by } = there;
  const { policy } = force.context;
  const without = (...sources: string[]): Standing =>
    standingWithout(force, peers, person, { sources, testedStays: true, altogether: already });
  const known = new Map<string, Standing>();
  const alone = (id: string): Standing => {
    const standing = known.get(id) ?? without(id);
    known.set(id, standing);
    return standing;
  };
  const lowest = (a: string, b: string): number => comparingAtWorst(by)(alone(b), alone(a));
  for (const voice of voicesOn(force, person, lowest)) {
    const left = without(...voice.filter((id) => !already.includes(id)));
    const rankWithout =
      placeBelow(there, person, left, reach) ??
      placeBelow(there, person, lowered(policy, left, policy.independence.margin), reach);
    if (rankWithout !== undefined) yield { voice, rankWithout, there };
  }
}

/** Whether a place is below the reach, by looking at whoever stands there alone. */
function isBelow(
  { standings, by, order }: OrderedForce,
  person: number,
  standing: Standing,
  reach: number,
): boolean {
  const at = order.subarray(0, reach).includes(person) ? order[reach] : order[reach - 1];
  return at !== undefined && comparingAtWorst(by)(standings[at]!, standing) <= 0;
}

/**
 * By "unusual for the post" whoever would stand below the reach by likelihood stands below it too: what is usual is made by the very
 * record, so that whoever had none before would have been first among equals.
 */
function placeBelow(
  ordered: OrderedForce,
  person: number,
  standing: Standing,
  reach: number,
): number | undefined {
  if (isBelow(ordered, person, standing, reach)) return placeAt(ordered, person, standing);
  if (ordered.by !== 'unusual') return undefined;
  const place = placeAt({ ...ordered, by: 'likelihood' }, person, standing);
  return place > reach ? place : undefined;
}
