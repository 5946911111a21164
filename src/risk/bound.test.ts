import fc from 'fast-check';
import { boundedCount, STEPS, type UntestedSource } from './bound';
import { underCeiling, weightOfEvidence } from './likelihood';

const worth = (n: number): number => underCeiling(weightOfEvidence(n, 0.1, 4, 3.5), 5);
const BOUND = 0.5;
const whole = (weights: readonly number[]): UntestedSource[] =>
  weights.map((weight) => ({ weight, steps: STEPS }));
const worthOf = (untested: readonly UntestedSource[], tested: number): number =>
  worth(boundedCount({ tested, untested }, worth, BOUND));
const counted = (weights: readonly number[], tested = 0): number => worthOf(whole(weights), tested);

test('one untested source is worth no more than its bound, whatever it weighs', () => {
  // Without it ln(½ + ½ · (1.4 / 2.4)^¼) = −0.065107.
  expect(counted([0])).toBeCloseTo(-0.065107, 6);
  for (const weight of [2, 10, 1000]) expect(counted([weight])).toBeCloseTo(BOUND - 0.065107, 6);
});

test('what is within the bound counts in full, and so does what was tested', () => {
  expect(boundedCount({ tested: 0, untested: whole([0.1]) }, worth, BOUND)).toBe(0.1);
  expect(boundedCount({ tested: 7, untested: [] }, worth, BOUND)).toBe(7);
});

test('two untested sources are worth two bounds at most, and ten what they weigh', () => {
  expect(counted([5, 5])).toBeCloseTo(2 * BOUND - 0.065107, 6);
  expect(counted(Array<number>(10).fill(1))).toBeCloseTo(worth(10), 6);
});

test('a source has its share of the bound where it speaks elsewhere too, and none where it has none', () => {
  expect(worthOf([{ weight: 5, steps: 4 }], 0)).toBeCloseTo(BOUND / 4 - 0.065107, 6);
  expect(worthOf([{ weight: 5, steps: 0 }], 0)).toBeCloseTo(-0.065107, 6);
  const both = [
    { weight: 5, steps: 4 },
    { weight: 5, steps: 16 },
  ];
  expect(worthOf(both, 0)).toBeCloseTo(1.25 * BOUND - 0.065107, 6);
});

test('one more untested source never moves the worth by more than its share, nor down', () => {
  const weight = fc.double({ min: 0, max: 20, noNaN: true });
  const source = fc.record({ weight, steps: fc.integer({ min: 0, max: STEPS }) });
  fc.assert(
    fc.property(fc.array(source, { maxLength: 12 }), source, weight, (others, more, tested) => {
      const moved = worthOf([...others, more], tested) - worthOf(others, tested);
      expect(moved).toBeGreaterThanOrEqual(-1e-9);
      expect(moved).toBeLessThanOrEqual((more.steps / STEPS) * BOUND + 1e-9);
    }),
    { numRuns: 3000, seed: 9 },
  );
});
