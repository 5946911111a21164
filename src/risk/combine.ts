/** How factors join to a score: positions in the list of factors. */
export interface Combination {
  /** The factors of each family. */
  readonly families: readonly Int32Array[];
  /** 1 = conduct of the person's own, 0 = only whom the person knows. */
  readonly own: Uint8Array;
  /** The most that associations may be of a score: 0 to under 1. */
  readonly associationShare: number;
}

/** Which factor belongs to which family, as positions. */
export function combination(
  factors: readonly { readonly family: string; readonly ownConduct: boolean }[],
  associationShare: number,
): Combination {
  const families = [...new Set(factors.map((f) => f.family))].map((family) =>
    Int32Array.from(factors.flatMap((f, i) => (f.family === family ? [i] : []))),
  );
  return { families, own: Uint8Array.from(factors, (f) => (f.ownConduct ? 1 : 0)), associationShare };
}

/**
 * Contributions of one person's factors in millionths, and their sum. In a family the strongest factor counts in full
 * and each other one half. What is not own conduct may only add, only beside an own-conduct factor above nought, and
 * approaches the stated share of the score without reaching it: A·C/(A + C), with C = share/(1 − share) of the rest.
 *
 * @param value nats per factor; NaN = unknown, contributes nothing
 * @param out receives the contributions: whole millionths, so that their sum is exact
 */
export function combine(value: Float64Array, how: Combination, out: Int32Array): number {
  let own = 0;
  let ownAbove = false;
  let associations = 0;
  for (const family of how.families) {
    let strongest = -1;
    for (const f of family) {
      if (!Number.isNaN(value[f]!) && (strongest < 0 || value[f]! > value[strongest]!)) strongest = f;
    }
    for (const f of family) {
      const known = !Number.isNaN(value[f]!);
      out[f] = known ? Math.round(1e6 * (f === strongest ? value[f]! : value[f]! / 2)) : 0;
      if (how.own[f] === 1) {
        own += out[f];
        ownAbove ||= out[f] > 0;
      } else {
        out[f] = Math.max(0, out[f]);
        associations += out[f];
      }
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
