import { combine, type Combination } from './combine';

/** Three factors of the person's own conduct, and one of whom they know. */
const how: Combination = { own: Uint8Array.of(1, 1, 1, 0), associationShare: 0.2 };

function contributions(...value: number[]): { sum: number; parts: number[] } {
  const out = new Int32Array(4);
  return { sum: combine(Float64Array.from(value), how, out), parts: [...out] };
}

test('what a factor contributes does not depend on the others', () => {
  expect(contributions(1, 2, 0.5, 0)).toEqual({ sum: 3_500_000, parts: [1_000_000, 2_000_000, 500_000, 0] });
  expect(contributions(-0.4, -0.2, 0, 0)).toEqual({ sum: -600_000, parts: [-400_000, -200_000, 0, 0] });
});

test('an unknown factor contributes nothing', () => {
  expect(contributions(NaN, 2, NaN, NaN).sum).toBe(2_000_000);
});

test('an association never counts alone, nor beside conduct that speaks for nothing', () => {
  expect(contributions(0, 0, 0, 3).sum).toBe(0);
  expect(contributions(-0.3, 0.1, -0.5, 3).parts[3]).toBe(0);
});

test('associations approach a fifth of the score and do not reach it', () => {
  const { sum, parts } = contributions(0, 2, 0, 1e3);
  expect(parts[3]).toBeGreaterThan(499_000);
  expect(parts[3]! / sum).toBeLessThan(0.2);
  // 2 of own conduct leaves room for 0.5; 0.5 asked for gives half of it.
  expect(contributions(0, 2, 0, 0.5).parts[3]).toBe(250_000);
});

test('an association takes nothing away', () => {
  expect(contributions(1, 0, 0, -0.6).sum).toBe(1_000_000);
});
