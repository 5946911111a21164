import { bayesFactor, posteriorRate, softCeiling } from './bayes-factor';

/** Negative binomial by its own recurrence: P(0) = (r/(r+μ))^r, P(k) = P(k−1)·(k−1+r)/k·μ/(r+μ). */
function negativeBinomial(n: number, mean: number, dispersion: number): number {
  const r = 1 / dispersion;
  let p = (r / (r + mean)) ** r;
  for (let k = 1; k <= n; k++) p *= (((k - 1 + r) / k) * mean) / (r + mean);
  return p;
}

test.each([
  [0, 2, 1],
  [1, 0.4, 0.05],
  [3, 1, 0.5],
  [9, 4, 8],
])(
  '%d observed, %d expected, dispersion %d: as the ratio of the two distributions',
  (n, expected, dispersion) => {
    const ratio = negativeBinomial(n, 3.5 * expected, dispersion) / negativeBinomial(n, expected, dispersion);
    expect(bayesFactor(n, expected, dispersion, 3.5, 99)).toBeCloseTo(Math.log(0.5 + 0.5 * ratio), 10);
  },
);

test('much evidence stops at the cap, and much absence at ln ½', () => {
  expect(bayesFactor(500, 1, 1, 3.5, 4)).toBe(4);
  expect(bayesFactor(0, 1e9, 0.05, 3.5, 4)).toBeCloseTo(-Math.LN2, 6);
});

test('a posterior rate of twice the force: prior of mean 1 and weight 1/α = 2, five seen where one and a half is usual', () => {
  expect(posteriorRate(5, 1.5, 0.5)).toBeCloseTo(Math.log(7 / 3.5), 12);
});

test('a soft ceiling leaves small values, and never stands still', () => {
  expect(softCeiling(-0.6, 4)).toBe(-0.6);
  expect(softCeiling(1, 4)).toBeCloseTo(1, 2);
  expect(softCeiling(40, 4)).toBeLessThan(4);
  expect(softCeiling(40, 4) - softCeiling(39.5, 4)).toBeGreaterThan(1e-6);
});
