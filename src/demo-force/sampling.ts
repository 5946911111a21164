import { randomInt, type Rng } from '../shared/random';

/** True with probability `p`. */
export function chance(rng: Rng, p: number): boolean {
  return rng() < p;
}

/** An integer in [low, high]. */
export function between(rng: Rng, low: number, high: number): number {
  return low + randomInt(rng, Math.max(1, high - low + 1));
}

/** A geometric count with this mean, 0 upwards: many small, a few large. */
export function geometric(rng: Rng, mean: number): number {
  if (mean <= 0) return 0;
  return Math.floor(Math.log(1 - rng()) / Math.log(mean / (1 + mean)));
}

/** A log-normal amount: `median` and the standard deviation of its logarithm (Box–Muller). */
export function logNormal(rng: Rng, median: number, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - rng()));
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * rng()));
}

/** `fractional` rounded up or down at random, so that the mean is kept. */
export function rounded(rng: Rng, fractional: number): number {
  const whole = Math.floor(fractional);
  return whole + (rng() < fractional - whole ? 1 : 0);
}

/** Draws items in proportion to their weights, by bisection of the running sum. */
export class Weighted<T> {
  private readonly sums: Float64Array;

  /** Throws RangeError when there is no item or no weight. */
  constructor(
    private readonly items: readonly T[],
    weight: (item: T) => number,
  ) {
    this.sums = new Float64Array(items.length);
    let sum = 0;
    items.forEach((item, i) => {
      sum += weight(item);
      this.sums[i] = sum;
    });
    if (!(sum > 0)) throw new RangeError('nothing to draw from');
  }

  draw(rng: Rng): T {
    const target = rng() * (this.sums[this.sums.length - 1] ?? 0);
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] ?? 0) <= target) low = middle + 1;
      else high = middle;
    }
    return this.items[low] as T;
  }
}
