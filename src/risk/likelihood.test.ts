import { posteriorRate, worthOf } from './likelihood';

test('a posterior rate of twice the force: prior of mean 1 and weight 1/α = 2, five seen where one and a half is usual', () => {
  expect(posteriorRate(5, 1.5, 0.5)).toBeCloseTo(7 / 3.5, 12);
});

test('a rate is worth ln(½ + ½·rate): nothing at the force’s own, at least ln ½', () => {
  expect(worthOf(1, 4)).toBe(0);
  expect(worthOf(0, 4)).toBeCloseTo(-Math.LN2, 12);
  // ln 2 = 0.693 under a ceiling of 4: 0.693147 / (1 + 0.000902)^¼.
  expect(worthOf(3, 4)).toBeCloseTo(0.692991, 6);
});

test('the ceiling is approached and never reached, and never stands still', () => {
  expect(worthOf(1e15, 4)).toBeLessThan(4);
  expect(worthOf(2e15, 4)).toBeGreaterThan(worthOf(1e15, 4) + 1e-6);
});
