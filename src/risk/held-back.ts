import { byCodeUnit } from '../shared/compare';
import { itemsOf, RECEIVED, sourceKey, untestedWeight, type EvidenceItem } from './evidence';
import { comparingAtWorst, type HeldBack, type ListOrder, type ShownList } from './ranking';
import { standingWithout, type Standing } from './standing';
import { sourcesOn } from './statements';
import type { PeerScore } from './peers';
import type { ForceScore } from './score';

interface Ordered {
  readonly force: ForceScore;
  readonly peers: PeerScore;
  readonly standings: readonly Standing[];
  readonly by: ListOrder;
  readonly order: Int32Array;
}

/**
 * Where somebody would stand, at worst, with another standing, all others being as they are: behind whoever is equal, since what
 * settles ties ("unusual for the post") is of others too, who would stand otherwise as well.
 */
export function placeAt({ standings, by }: Ordered, person: number, standing: Standing): number {
  const compare = comparingAtWorst(by);
  let before = 1;
  standings.forEach((other, i) => {
    if (i !== person && compare(other, standing) <= 0) before++;
  });
  return before;
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
  const { firstPlaces, reach } = force.context.policy.independence;
  // One more than the reach: the first of those below, who comes within it where somebody leaves it.
  const within = [...order.subarray(0, reach + 1)];
  const held = within.map((person) => heldBy(ordered, person, reach));
  const standing = within.filter((_, at) => held[at] === undefined);
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
 * The place on the list as it is shown, all others being as they are, had a source not spoken, or a system not recorded it:
 * whoever would still be held back has no first place.
 */
export function shownPlaceWithout(ranked: Ordered & ShownList, person: number, key: string): number {
  const { force, peers, standings, order, by } = ranked;
  const { firstPlaces, reach } = force.context.policy.independence;
  const standing = standingWithout(force, peers, person, { sources: [key] });
  const place = placeAt(ranked, person, standing);
  const isBefore = (i: number): boolean => comparingAtWorst(by)(standings[i]!, standing) <= 0;
  const isHeld = place > reach || heldBy(ranked, person, reach, key) !== undefined;
  const isWithin = (i: number): boolean => place > reach || i !== order[reach];
  const others = ranked.standing.filter((i) => i !== person && isWithin(i));
  const among = others.filter(isBefore).length + 1;
  if (!isHeld && among <= firstPlaces) return among;
  const first = new Set(others.slice(0, firstPlaces));
  const behind = order.filter((i) => i !== person && !first.has(i) && isBefore(i)).length;
  return Math.max(first.size + behind, firstPlaces) + 1;
}

/**
 * What one person may have said of somebody, without which they would stand below the reach; undefined where there is none.
 * With `already`, had that source not spoken either.
 */
function heldBy(ordered: Ordered, person: number, reach: number, already?: string): HeldBack | undefined {
  const { force, peers } = ordered;
  for (const voice of voicesOn(force, person)) {
    const left = standingWithout(force, peers, person, {
      sources: voice.filter((id) => id !== already),
      testedStays: true,
      ...(already === undefined ? {} : { altogether: already }),
    });
    const rankWithout = placeAt(ordered, person, left);
    if (rankWithout > reach) {
      const sources = voice.filter((id) => id !== RECEIVED).sort(byCodeUnit);
      return { sources, received: voice.length > sources.length, rankWithout };
    }
  }
  return undefined;
}

/**
 * What one person may have said, each time as many untested sources as that may be: one source, or one who complains and one
 * who reports, since neither record names the other. With each, all that nobody knows who said: what is anonymous, untested
 * attributions, which name no author, and calls received.
 */
function voicesOn({ context, factors }: ForceScore, person: number): string[][] {
  const groups = sourcesOn(context, person);
  const isNobodys = (item: EvidenceItem): boolean => item.source === undefined || item.source.anonymous;
  const untested = factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).filter((item) => untestedWeight(item) > 0),
  );
  const nobodys = new Set(untested.filter(isNobodys).map(sourceKey));
  const somebodys = new Set(untested.filter((item) => !isNobodys(item)).map(sourceKey));
  const by = (complaints: boolean): string[] =>
    groups
      .filter((g) => g.statements.every((s) => (s.source === 'complaints') === complaints))
      .flatMap(({ id }) => (somebodys.has(id) ? [id] : []));
  const ofOne = [...somebodys].map((id) => [id]);
  const ofTwo = by(true).flatMap((complains) => by(false).map((reports) => [complains, reports]));
  return [[], ...ofOne, ...ofTwo].map((voice) => [...voice, ...nobodys]).filter((voice) => voice.length > 0);
}
