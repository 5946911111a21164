import fc from 'fast-check';
import { boundedCount } from './bound';
import { underCeiling, weightOfEvidence } from './likelihood';

const worth = (n: number): number => underCeiling(weightOfEvidence(n, 0.1, 4, 3.5), 5);
const BOUND = 0.5;
const counted = (untested: readonly number[], tested = 0): number =>
  worth(boundedCount({ tested, untested }, worth, BOUND));

test('one untested source is worth no more than its bound, whatever it weighs', () => {
  // Without it ln(½ + ½ · (1.4 / 2.4)^¼) = −0.065107.
  expect(counted([0])).toBeCloseTo(-0.065107, 6);
  for (const weight of [2, 10, 1000]) expect(counted([weight])).toBeCloseTo(BOUND - 0.065107, 6);
});

test('what is within the bound counts in full, and so does what was tested', () => {
  expect(boundedCount({ tested: 0, untested: [0.1] }, worth, BOUND)).toBe(0.1);
  expect(boundedCount({ tested: 7, untested: [] }, worth, BOUND)).toBe(7);
});

test('two untested sources are worth two bounds at most, and ten what they weigh', () => {
  expect(counted([5, 5])).toBeCloseTo(2 * BOUND - 0.065107, 6);
  expect(counted(Array<number>(10).fill(1))).toBeCloseTo(worth(10), 6);
});

test('one more untested source never moves the worth by more than its bound, nor down', () => {
  const weights = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 12 });
  const weight = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(weights, weight, weight, (others, more, tested) => {
      const moved = counted([...others, more], tested) - counted(others, tested);
      expect(moved).toBeGreaterThanOrEqual(-1e-9);
      expect(moved).toBeLessThanOrEqual(BOUND + 1e-9);
    }),
    { numRuns: 3000, seed: 9 },
  );
});
