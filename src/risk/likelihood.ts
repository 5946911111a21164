/**
 * How much more likely a count is of somebody at `relativeRisk` times the force's rate than at the rate itself, in nats:
 * ln(½ + ½ · NB(n | RR·E, α) / NB(n | E, α)), half of the belief being kept for "this kind of record says nothing of it".
 * At least ln ½.
 *
 * @param n observed, in events of average weight
 * @param expected of somebody at the force's rate over the same exposure, in the same units
 * @param dispersion α > 0: between people the variance is E + α·E²
 */
export function weightOfEvidence(
  n: number,
  expected: number,
  dispersion: number,
  relativeRisk: number,
): number {
  const size = 1 / dispersion;
  const ratio =
    n * Math.log(relativeRisk) -
    (n + size) * Math.log((1 + relativeRisk * dispersion * expected) / (1 + dispersion * expected));
  return logHalfPlusHalf(ratio);
}

/** What a rate that is known is worth, in nats: ln(½ + ½·rate), 0 at the force's own. */
export function worthOfRate(rate: number): number {
  return Math.log(0.5 + 0.5 * rate);
}

/** A ceiling that is approached and never reached, so that no record is without effect: x / (1 + (x/ceiling)⁴)^¼ above 0. */
export function underCeiling(x: number, ceiling: number): number {
  return x <= 0 ? x : x / (1 + (x / ceiling) ** 4) ** 0.25;
}

/** ln(½ + ½·e^x) without overflow. */
function logHalfPlusHalf(x: number): number {
  return x > 0 ? x - Math.LN2 + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - Math.LN2;
}
