/** An untested source: what it weighs, in events of average weight, and how many steps of the bound are its own here. */
export interface UntestedSource {
  readonly weight: number;
  /** 0 to STEPS. */
  readonly steps: number;
}

/** The evidence of one factor about one person, by source. */
export interface BySource {
  /** What is tested, or recorded by a system, in events of average weight. */
  readonly tested: number;
  readonly untested: readonly UntestedSource[];
}

/** Steps into which the bound of a source that speaks by several kinds of record is divided between them. */
export const STEPS = 16;

/**
 * How many events count, so that one untested source more or less never moves what they are worth by more than its share of
 * `bound`: the number at which `worth` is the least, over any sources left out, of what the others are worth and the
 * bounds of those left out. For each sum of bounds it is the heaviest that are left out (knapsack by dynamic programming; Bellman
 * 1957). Sources of any number together are not bounded.
 *
 * @param worth rising, in nats
 * @returns the whole sum where nothing is bounded
 */
export function boundedCount(
  { tested, untested }: BySource,
  worth: (n: number) => number,
  bound: number,
): number {
  const all = untested.reduce((sum, { weight }) => sum + weight, tested);
  const whole = worth(all);
  // Mostly all have the whole bound, and only whole bounds need be tried.
  const stride = untested.every(({ steps }) => steps === STEPS) ? STEPS : 1;
  const heaviest = heaviestBySteps(untested, stride);
  let least = whole;
  for (let at = 0; at < heaviest.length; at++) {
    const without = worth(Math.max(tested, all - heaviest[at]!)) + (at * stride * bound) / STEPS;
    if (without < least - 1e-12) least = without;
  }
  return least < whole ? countWorth(least, worth, tested, all) : all;
}

/** For each sum of steps, by `stride`, the most that sources of no more steps weigh together. */
function heaviestBySteps(untested: readonly UntestedSource[], stride: number): Float64Array {
  const total = untested.reduce((sum, { steps }) => sum + steps, 0);
  const most = new Float64Array(total / stride + 1);
  for (const { weight, steps } of untested) {
    const own = steps / stride;
    for (let s = most.length - 1; s >= own; s--) most[s] = Math.max(most[s]!, most[s - own]! + weight);
  }
  return most;
}

/** The count between two at which `worth` has a value, by halving. */
function countWorth(value: number, worth: (n: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (worth(middle) < value) low = middle;
    else high = middle;
  }
  return low;
}
