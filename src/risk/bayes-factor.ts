/**
 * Logarithm of ½ + ½ · NB(n | RR·E, α) / NB(n | E, α): how much more likely `n` is from somebody at `relativeRisk`
 * times the rate, half of the belief being kept for "nothing is known". At least ln ½, at most `cap`. In nats.
 *
 * @param n observed, in units of a single event
 * @param expected of somebody at the force's rate over the same exposure, in the same units
 * @param dispersion α > 0: the variance is E + α·E²
 */
export function bayesFactor(
  n: number,
  expected: number,
  dispersion: number,
  relativeRisk: number,
  cap: number,
): number {
  const size = 1 / dispersion;
  const ratio =
    n * Math.log(relativeRisk) -
    (n + size) * Math.log((1 + relativeRisk * dispersion * expected) / (1 + dispersion * expected));
  return Math.min(cap, logHalfPlusHalf(ratio));
}

/** ln(½ + ½·e^x) without overflow. */
function logHalfPlusHalf(x: number): number {
  return x > 0 ? x - Math.LN2 + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - Math.LN2;
}

/**
 * Logarithm of the empirical-Bayes posterior rate over the force's: ln((1/α + n) / (1/α + E)), with the rate's prior a
 * gamma of mean 1 and variance α. In nats.
 */
export function posteriorRate(n: number, expected: number, dispersion: number): number {
  const size = 1 / dispersion;
  return Math.log((size + n) / (size + expected));
}

/** A ceiling that is approached and never reached, so that no record is without effect: x / (1 + (x/cap)⁴)^¼ above 0. */
export function softCeiling(x: number, cap: number): number {
  return x <= 0 ? x : x / (1 + (x / cap) ** 4) ** 0.25;
}
