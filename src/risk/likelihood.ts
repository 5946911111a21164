/**
 * How many times the force's rate a person's is, as far as is known: the posterior mean (1/α + n) / (1/α + E) of a rate whose
 * prior is a gamma of mean 1 and variance α (empirical Bayes; Robbins 1956, Clayton & Kaldor 1987).
 *
 * @param n observed, in events of average weight
 * @param expected of somebody at the force's rate over the same exposure, in the same units
 * @param dispersion α > 0: between people the variance is E + α·E²
 */
export function posteriorRate(n: number, expected: number, dispersion: number): number {
  const size = 1 / dispersion;
  return (size + n) / (size + expected);
}

/**
 * What a rate is worth, in nats: ln(½ + ½·rate), half of the belief being kept for "this kind of record says nothing of
 * it". At least ln ½; above 0 the ceiling is approached and never reached, so that no record is without effect:
 * x / (1 + (x/ceiling)⁴)^¼.
 */
export function worthOf(rate: number, ceiling: number): number {
  const x = Math.log(0.5 + 0.5 * rate);
  return x <= 0 ? x : x / (1 + (x / ceiling) ** 4) ** 0.25;
}
