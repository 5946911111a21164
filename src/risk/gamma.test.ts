import { Stream } from './gamma';

const draws = (shape: number, n = 40_000): number[] => {
  const stream = new Stream(77);
  return Array.from({ length: n }, () => stream.gamma(shape)).sort((a, b) => a - b);
};

/** Quantiles of the gamma distribution of scale 1, by the series of the incomplete gamma function, worked out in Python. */
test.each([
  [0.125, [2.41667435e-11, 0.00242187989, 0.709417928]],
  [0.5, [0.00196607, 0.22746821, 1.92072941]],
  [2, [0.35536151, 1.67834699, 4.74386452]],
  [20, [13.2546516, 19.6676724, 27.8792396]],
] as const)('draws of shape %d lie as the distribution does', (shape, quantiles) => {
  const drawn = draws(shape);
  [0.05, 0.5, 0.95].forEach((share, i) => {
    // Where the wanted quantile lies among the draws, within three standard errors and a bit.
    const below = drawn.filter((x) => x <= quantiles[i]!).length / drawn.length;
    expect(Math.abs(below - share)).toBeLessThan(0.012);
  });
});
