import type { Tie } from './rules';
import { behind, type Statement } from './statement';

/** That a statement, by its position, was taken from another, and how that is known. */
export interface Taking {
  readonly later: number;
  readonly from: number;
  readonly why: Tie;
}

/**
 * True where the same stand behind both: all the same, or one reference or complainant. Who reported is no
 * such tie, since anybody may write it; nor is that nobody is known.
 */
export function isOfOneVoice(a: Statement, b: Statement): boolean {
  if (a.speakers.length === 0 || b.speakers.length === 0) return false;
  const isSame = a.speakers.length === b.speakers.length && a.speakers.every((s) => b.speakers.includes(s));
  return isSame || (behind(a) !== undefined && behind(a) === behind(b));
}

/**
 * Of all that statements may have been taken from, what each repeats of another voice: the first that is told. What repeats
 * others is of their source and ties nothing else to it, whoever gives it in: with it one hand would make one of two sources
 * that are of others. What somebody repeats of themselves is theirs, and no repetition.
 */
export function repetitions(
  statements: readonly Statement[],
  takings: readonly Taking[],
): ReadonlyMap<number, Taking> {
  const repeats = new Map<number, Taking>();
  const isFrom = (at: number, sought: number): boolean => {
    for (let i: number | undefined = at; i !== undefined; i = repeats.get(i)?.from)
      if (i === sought) return true;
    return false;
  };
  for (const taking of takings) {
    const { later, from } = taking;
    // Of two reports that are each made from the other one is the original.
    if (repeats.has(later) || isFrom(from, later)) continue;
    if (!isOfOneVoice(statements[later]!, statements[from]!)) repeats.set(later, taking);
  }
  return repeats;
}
