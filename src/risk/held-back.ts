import { isByAttribution, itemsOf, sourceKey, untestedWeight } from './evidence';
import { comparingAtWorst, type ListOrder } from './ranking';
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

/** The untested sources that speak of a person: by id, each once. */
export function untestedSources({ factors }: ForceScore, person: number): string[] {
  const found = factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).flatMap((item) => (untestedWeight(item) > 0 ? [sourceKey(item)] : [])),
  );
  return [...new Set(found)].sort();
}

/** The untested attributions by which something counts of a person: they may all be of one hand. */
function attributionsOf({ factors }: ForceScore, person: number): string[] {
  return factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).flatMap((item) => (isByAttribution(item) ? [sourceKey(item)] : [])),
  );
}

/**
 * The list as it is shown: nobody stands in the policy's first places by one untested source (and whatever nobody knows who
 * said) without which they would stand below its reach. Whoever would is put directly behind the first places, by the place
 * without it, so that a flood which leaves few for the first places brings nobody into them.
 */
export function listOf(ordered: Ordered): { list: Int32Array; heldBack: Map<number, string> } {
  const { force, peers, order } = ordered;
  const { firstPlaces, reach } = force.context.policy.independence;
  const first: number[] = [];
  const held: { person: number; without: number }[] = [];
  const heldBack = new Map<number, string>();
  let at = 0;
  for (; at < order.length && first.length < firstPlaces; at++) {
    const person = order[at]!;
    // Whoever speaks by name may be who called without one: each is left out with all that is anonymous.
    const nameless = sourcesOn(force.context, person).flatMap((g) => (g.anonymous ? [g.id] : []));
    const attributions = attributionsOf(force, person);
    const without = (id: string): number => {
      const alike = attributions.includes(id) ? attributions : [id];
      return placeAt(ordered, person, standingWithout(force, peers, person, ...alike, ...nameless));
    };
    const source = untestedSources(force, person).find((id) => without(id) > reach);
    if (source === undefined) first.push(person);
    else {
      held.push({ person, without: without(source) });
      heldBack.set(person, source);
    }
  }
  held.sort((a, b) => a.without - b.without);
  return { list: Int32Array.from([...first, ...held.map((h) => h.person), ...order.subarray(at)]), heldBack };
}
