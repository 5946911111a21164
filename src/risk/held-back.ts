import { itemsOf } from './evidence';
import { comparing, type ListOrder } from './ranking';
import { sourceKey, standingWithout, type Standing } from './standing';
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

/**
 * The list as it is shown: nobody stands in the policy's first places by one untested source without which they would stand
 * below its reach. Whoever would is put directly behind the first places, in the order of before.
 */
export function listOf(ordered: Ordered): { list: Int32Array; heldBack: Map<number, string> } {
  const { force, peers, order } = ordered;
  const { firstPlaces, reach } = force.context.policy.independence;
  const first: number[] = [];
  const held: number[] = [];
  const heldBack = new Map<number, string>();
  let at = 0;
  for (; at < order.length && first.length < firstPlaces; at++) {
    const person = order[at]!;
    const source = untestedSources(force, person).find(
      (id) => placeAt(ordered, person, standingWithout(force, peers, person, id)) > reach,
    );
    if (source === undefined) first.push(person);
    else {
      held.push(person);
      heldBack.set(person, source);
    }
  }
  return { list: Int32Array.from([...first, ...held, ...order.subarray(at)]), heldBack };
}
