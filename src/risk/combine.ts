/** How factors join to a score: positions in the list of factors. */
export interface Combination {
  /** 1 = conduct of the person's own, 0 = only whom the person knows. */
  readonly own: Uint8Array;
  /** The most that associations may be of a score: 0 to under 1. */
  readonly associationShare: number;
}

/**
 * Contributions of one person's factors in millionths, and their sum. What each factor is worth stands by itself, but for
 * what is not own conduct: that may only add, only beside an own-conduct factor above nought, and approaches the stated
 * share of the score without reaching it: A·C/(A + C), with C = share/(1 − share) of the rest.
 *
 * @param value nats per factor; NaN = unknown, contributes nothing
 * @param out receives the contributions: whole millionths, so that their sum is exact
 */
export function combine(value: Float64Array, how: Combination, out: Int32Array): number {
  let own = 0;
  let ownAbove = false;
  let associations = 0;
  for (let f = 0; f < out.length; f++) {
    out[f] = Number.isNaN(value[f]!) ? 0 : Math.round(1e6 * value[f]!);
    if (how.own[f] === 1) {
      own += out[f]!;
      ownAbove ||= out[f]! > 0;
    } else {
      out[f] = Math.max(0, out[f]!);
      associations += out[f]!;
    }
  }
  if (associations === 0) return own;
  const ceiling = ownAbove && own > 0 ? (own * how.associationShare) / (1 - how.associationShare) : 0;
  const kept = ceiling / (associations + ceiling);
  let sum = own;
  for (let f = 0; f < out.length; f++) {
    if (how.own[f] === 0) sum += out[f] = Math.floor(out[f]! * kept);
  }
  return sum;
}
