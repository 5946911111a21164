import type { NamelessTaken } from '../independence';
import type { PeerScore } from './peers';
import type { ForceScore } from './score';
import type { Standing } from './standing';

/** By what a list is put in order. */
export const LIST_ORDERS = ['priority', 'likelihood', 'harm', 'unusual'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Said on every page that shows the order. */
export const TIE_RULES: Readonly<Record<ListOrder, string>> = {
  priority:
    'Ordered by priority, 1 first; in one priority by likelihood, the higher first; then by "unusual for the post", who has no comparison last; equal in all by id.',
  likelihood:
    'Ordered by likelihood, the higher first; then by "unusual for the post", who has no comparison last; equal in both by id.',
  harm: 'Ordered by band of harm, the graver first; in one band by likelihood, the higher first; then by "unusual for the post", who has no comparison last; equal in all by id.',
  unusual:
    'Ordered by "unusual for the post", the higher first, who has no comparison last; then by likelihood, the higher first; equal in both by id.',
};

type Compare = (a: Standing, b: Standing) => number;

const byScore: Compare = (a, b) => b.score - a.score;
const byUnusual: Compare = (a, b) => compared(b.unusual) - compared(a.unusual);
const ORDERS: Readonly<Record<ListOrder, readonly Compare[]>> = {
  priority: [(a, b) => a.priority - b.priority, byScore, byUnusual],
  likelihood: [byScore, byUnusual],
  harm: [(a, b) => b.harm.harm.band.from - a.harm.harm.band.from, byScore, byUnusual],
  unusual: [byUnusual, byScore],
};

/** Below 0 where the first comes before the second. */
function comparing(keys: readonly Compare[]): Compare {
  return (a, b) => {
    for (const key of keys) {
      const difference = key(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** The same without what only settles ties. */
export function comparingAtWorst(order: ListOrder): Compare {
  return comparing(order === 'unusual' ? ORDERS[order] : ORDERS[order].filter((key) => key !== byUnusual));
}

/** For the order alone: whoever has no comparison comes after everybody who has. */
function compared(unusual: number): number {
  return Number.isNaN(unusual) ? -Number.MAX_VALUE : unusual;
}

/** The positions of everybody, first to last. People stand in order of id in the population, which settles what is equal. */
export function ordered(standings: readonly Standing[], order: ListOrder): Int32Array {
  const compare = comparing(ORDERS[order]);
  return Int32Array.from(standings.keys()).sort((a, b) => compare(standings[a]!, standings[b]!) || a - b);
}

/** The rank of each person, 1 = first. */
export function ranksOf(order: Int32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  order.forEach((person, i) => (ranks[person] = i + 1));
  return ranks;
}

/** A force scored and put in order, before anybody is held back. */
export interface OrderedForce {
  readonly force: ForceScore;
  readonly peers: PeerScore;
  readonly standings: readonly Standing[];
  readonly by: ListOrder;
  readonly order: Int32Array;
}

/** The same force with those whom complaints do not make known taken otherwise, which the policy does not state. */
export interface OtherwiseTaken {
  readonly ordered: OrderedForce;
  /** For what they are taken there. */
  readonly taken: Partial<NamelessTaken>;
}

/** By whose word or doing somebody would stand in the first places, and does not. */
export interface HeldBack {
  /** Untested sources, and untested attributions, that may be of one person. Sorted. */
  readonly sources: readonly string[];
  /** True where calls and messages received are left out too. */
  readonly received: boolean;
  /** Where they would stand without them at worst, all others being as they are: with the policy's margin less, where that decides. */
  readonly rankWithout: number;
  /** Those whom complaints do not make known are taken so there; undefined where that is not needed. */
  readonly taken?: Partial<NamelessTaken>;
}

/** The list as it is shown. */
export interface ShownList {
  /** The first places, then everybody else in the order of the list. */
  readonly list: Int32Array;
  /** Everybody's place. Whoever is not of the first places has none of them, though there be fewer people than places. */
  readonly ranks: Int32Array;
  /** Who would stand in the first places by what one person may have said. */
  readonly heldBack: ReadonlyMap<number, HeldBack>;
  /** In the order of the list, whoever is not held back within the policy's reach, and one behind it. */
  readonly standing: readonly number[];
}

/** A force scored and put in order. */
export interface RankedForce extends OrderedForce, ShownList {
  readonly otherwise: readonly OtherwiseTaken[];
  /** Rank by likelihood alone, before anybody is held back: what intervals are of. */
  readonly likelihoodRanks: Int32Array;
}
