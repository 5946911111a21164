/** The evidence of one factor about one person, by source, in events of average weight. */
export interface BySource {
  /** What is tested, or recorded by a system. */
  readonly tested: number;
  /** Of each untested source. */
  readonly untested: readonly number[];
}

/**
 * How many events count, so that one untested source more or less never moves what they are worth by more than `bound`:
 * the number at which `worth` is the least, over any sources left out, of what the others are worth and one bound for
 * each left out. Since `worth` rises, of any number it is the heaviest whose leaving out leaves least. Sources of any number together are
 * not bounded.
 *
 * @param worth rising, in nats
 * @returns the whole sum where nothing is bounded
 */
export function boundedCount(evidence: BySource, worth: (n: number) => number, bound: number): number {
  const { tested, untested } = evidence;
  const all = untested.reduce((sum, n) => sum + n, tested);
  let left = all;
  let least = worth(all);
  let bounded = false;
  [...untested]
    .sort((a, b) => b - a)
    .forEach((n, i) => {
      left -= n;
      const without = worth(Math.max(tested, left)) + (i + 1) * bound;
      if (without < least - 1e-12) {
        least = without;
        bounded = true;
      }
    });
  return bounded ? countWorth(least, worth, tested, all) : all;
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
