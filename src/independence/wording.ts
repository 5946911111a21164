/** Words of which one run is made. */
const RUN = 3;

/** The runs of three words of a text, case, marks and spacing apart; none where it has fewer words than `fewest`. */
export function runsOf(text: string, fewest: number): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < Math.max(RUN, fewest)) return new Set();
  return new Set(words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' ')));
}

/**
 * How much of two texts is the same: runs of words that both have, over the runs of the shorter (containment, Broder
 * 1997), so that a copy with a sentence added is still a copy. 0 where either has none.
 */
export function sameWording(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a];
  if (less.size === 0) return 0;
  let shared = 0;
  for (const run of less) if (more.has(run)) shared++;
  return shared / less.size;
}
