import { behind, isAnonymous, reporterOf, type Statement } from './statement';
import type { TieOf } from './rules';

/**
 * Ties what one source reference, complainant or the unit itself stands behind. A line that hides who speaks numbers its calls: what it
 * gives is of whoever was known by that before, and of nobody who comes to be known by it later.
 *
 * @param takesPart false of what repeats others
 * @returns positions of statements that are the first of those behind them
 */
export function tieSpeakers(
  statements: readonly Statement[],
  takesPart: (i: number) => boolean,
  tie: TieOf,
): ReadonlySet<number> {
  const first = new Map<string, number>();
  const firsts = new Set<number>();
  statements.forEach((s, i) => {
    if (!takesPart(i)) return;
    const voice = behind(s) ?? reporterOf(s);
    const before = voice === undefined ? undefined : first.get(voice);
    if (before === undefined) firsts.add(i);
    // Who reported is told by others only once all else is tied.
    else if (behind(s) !== undefined) tie(i, before, 'speaker');
    if (voice !== undefined && before === undefined && !isAnonymous(s)) first.set(voice, i);
  });
  return firsts;
}
