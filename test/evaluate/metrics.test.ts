import { metricsOf } from '../../scripts/evaluate/metrics';

/** 200 people in five levels of 40; in each level this many have the outcome. */
const PER_LEVEL = [20, 10, 6, 3, 1];
const score = PER_LEVEL.flatMap((_, level) => Array<number>(40).fill(5 - level));
const positive = PER_LEVEL.flatMap((n) => Array.from({ length: 40 }, (_, i) => i < n));

test('precision and recall are expected values inside the tie at the boundary', () => {
  const m = metricsOf(score, positive);
  // The first 20 are half of the first level, which holds 20 of 40.
  expect(m.precisionAt20).toBeCloseTo(0.5, 12);
  // 100 = the first two levels and half of the third: 20 + 10 + 3.
  expect(m.precisionAt100).toBeCloseTo(0.33, 12);
  // 5 % of 200 = 10 people, expected 5 of the 40 with the outcome.
  expect(m.recallAt5).toBeCloseTo(5 / 40, 12);
});

test('AUC counts every pair, and a tie as half', () => {
  let won = 0;
  let pairs = 0;
  for (let i = 0; i < 200; i++) {
    for (let j = 0; j < 200; j++) {
      if (positive[i] !== true || positive[j] !== false) continue;
      pairs++;
      won += score[i]! > score[j]! ? 1 : score[i] === score[j] ? 0.5 : 0;
    }
  }
  expect(metricsOf(score, positive).auc).toBeCloseTo(won / pairs, 12);
});

test('an outcome that nobody has cannot be evaluated', () => {
  expect(() => metricsOf([1, 2], [false, false])).toThrow(RangeError);
});
