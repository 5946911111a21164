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
  const inFirst = new Set<number>();
  const heldBack = new Map<number, HeldBack>();
  order.subarray(0, reach).forEach((person, at) => {
    if (inFirst.size >= firstPlaces) return;
    const held = heldBy(ordered, person, reach);
    if (!held) inFirst.add(person);
    else if (at < firstPlaces) heldBack.set(person, held);
  });
  const list = Int32Array.from([...inFirst, ...order.filter((person) => !inFirst.has(person))]);
  const ranks = new Int32Array(list.length);
  list.forEach((person, at) => {
    ranks[person] = inFirst.has(person) ? at + 1 : Math.max(at, firstPlaces) + 1;
  });
  return { list, ranks, heldBack };
}

/** What one person may have said of somebody, without which they would stand below the reach; undefined where there is none. */
function heldBy(ordered: Ordered, person: number, reach: number): HeldBack | undefined {
  const { force, peers } = ordered;
  for (const voice of voicesOn(force, person)) {
    const left = standingWithout(force, peers, person, { sources: voice, testedStays: true });
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
