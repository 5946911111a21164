import { underCeiling, weightOfEvidence, worthOfRate } from './likelihood';

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
    expect(weightOfEvidence(n, expected, dispersion, 3.5)).toBeCloseTo(Math.log(0.5 + 0.5 * ratio), 10);
  },
);

test('much absence stops at ln ½, and says little where few people make all of it', () => {
  expect(weightOfEvidence(0, 1e9, 0.05, 3.5)).toBeCloseTo(-Math.LN2, 6);
  // α = 8, E = 0.3: ln(½ + ½·(3.4 / 9.4)^⅛) = −0.06154.
  expect(weightOfEvidence(0, 0.3, 8, 3.5)).toBeCloseTo(-0.06154, 5);
});

test('a rate is worth nothing at the force’s own, and ln 2 at three times it', () => {
  expect(worthOfRate(1)).toBe(0);
  expect(worthOfRate(3)).toBeCloseTo(Math.LN2, 12);
});

test('the ceiling leaves small values, is never reached and never stands still', () => {
  expect(underCeiling(-0.6, 4)).toBe(-0.6);
  expect(underCeiling(1, 4)).toBeCloseTo(1, 2);
  expect(underCeiling(40, 4)).toBeLessThan(4);
  expect(underCeiling(40, 4) - underCeiling(39.5, 4)).toBeGreaterThan(1e-6);
});
