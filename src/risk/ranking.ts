import type { ForceScore } from './score';
import type { PeerScore } from './peers';

/** Said on every page that shows the order. */
export const TIE_RULE =
  'Ordered by score; equal scores by "unusual for the post", the higher first, who has no comparison last; equal in both by id. Scores are whole millionths, so equal means equal.';

/** The positions of everybody, first to last, by the tie rule. People stand in order of id in the population. */
export function ranking(score: Float64Array, unusual: Float64Array): Int32Array {
  return Int32Array.from(score.keys()).sort(
    (a, b) => score[b]! - score[a]! || compared(unusual[b]!) - compared(unusual[a]!) || a - b,
  );
}

/** For the order alone: whoever has no comparison comes after everybody who has. */
function compared(unusual: number): number {
  return Number.isNaN(unusual) ? -Number.MAX_VALUE : unusual;
}

/** The rank of each person, 1 = first. */
export function ranksOf(order: Int32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  order.forEach((person, i) => (ranks[person] = i + 1));
  return ranks;
}

/** A force scored and put in order. */
export interface RankedForce {
  readonly force: ForceScore;
  readonly peers: PeerScore;
  readonly order: Int32Array;
  readonly ranks: Int32Array;
}
