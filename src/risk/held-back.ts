import { itemsOf } from './evidence';
import { comparing, type ListOrder } from './ranking';
import { isListed, sourceKey, standingWithout, type Standing } from './standing';
import type { PeerScore } from './peers';
import type { ForceScore } from './score';

interface Ordered {
  readonly force: ForceScore;
  readonly peers: PeerScore;
  readonly standings: readonly Standing[];
  readonly by: ListOrder;
  readonly order: Int32Array;
}

/** Where somebody would stand with another standing, all others being as they are. */
export function placeAt({ standings, order, by }: Ordered, person: number, standing: Standing): number {
  const compare = comparing(by);
  const isBefore = (other: number, mine: Standing): boolean => {
    const difference = compare(standings[other]!, mine);
    return difference < 0 || (difference === 0 && other < person);
  };
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(order[middle]!, standing)) low = middle + 1;
    else high = middle;
  }
  // `low` people come before that standing, the person as they stand now among them or not.
  return isBefore(person, standing) ? low : low + 1;
}

/** The untested sources that speak of a person: by id, each once. */
export function untestedSources({ factors }: ForceScore, person: number): string[] {
  const found = factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).flatMap((item) =>
      item.weight > 0 && item.source && !item.source.tested ? [sourceKey(item)] : [],
    ),
  );
  return [...new Set(found)].sort();
}

/** The list as it is shown, and the place of each: where first places stay empty, places are left out. */
export interface ShownList {
  readonly list: Int32Array;
  /** By person. */
  readonly ranks: Int32Array;
  /** Who is held back from the first places, and by which source. */
  readonly heldBack: ReadonlyMap<number, string>;
}

/**
 * Nobody stands in the policy's first places by one untested source without which they would stand below its reach. Whoever
 * would is put directly behind the first places, in the order of before. A first place goes to nobody of whom no more is
 * recorded than would be expected: where too few are left, some stay empty.
 */
export function listOf(ordered: Ordered): ShownList {
  const { force, peers, order, standings } = ordered;
  const { policy } = force.context;
  const { firstPlaces, reach } = policy.independence;
  const first: number[] = [];
  const held: number[] = [];
  const heldBack = new Map<number, string>();
  let at = 0;
  for (; at < order.length && first.length < firstPlaces; at++) {
    const person = order[at]!;
    if (!isListed(standings[person]!, policy)) break;
    const source = untestedSources(force, person).find(
      (id) => placeAt(ordered, person, standingWithout(force, peers, person, id)) > reach,
    );
    if (source === undefined) first.push(person);
    else {
      held.push(person);
      heldBack.set(person, source);
    }
  }
  const rest = order.subarray(at);
  const ranks = new Int32Array(order.length);
  first.forEach((person, i) => (ranks[person] = i + 1));
  const behind = held.length > 0 ? Math.max(firstPlaces, first.length) : first.length;
  [...held, ...rest].forEach((person, i) => (ranks[person] = behind + i + 1));
  return { list: Int32Array.from([...first, ...held, ...rest]), ranks, heldBack };
}
