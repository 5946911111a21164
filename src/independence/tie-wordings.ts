import { Joining } from './joining';
import type { Taking } from './origins';
import type { IndependenceRules } from './rules';
import type { Statement } from './statement';
import { likeness, wordingOf, type Likeness, type Wording } from './wording';

interface Pair {
  readonly later: number;
  readonly earlier: number;
  /** What the later is to the earlier. */
  readonly is: Likeness;
}

/**
 * What statements were taken from by their wording: of texts of about one length that are alike the later from the earlier; else
 * from the first text that it holds, or that came before it and holds it. Not from all of those: a summary that quotes
 * independent reports is no source of its own, and does not make those one.
 *
 * @param statements by time; of what came at one moment first what the others may have been taken from
 * @param made positions of those that are known to be made from another report: they have what they were taken from, and
 * others may be taken from them
 */
export function takenByWording(
  statements: readonly Statement[],
  rules: IndependenceRules,
  made: ReadonlySet<number>,
): Taking[] {
  const wordings = statements.map((s) => wordingOf(s.text, rules.fewestWords));
  const pairs = alike(wordings, rules.wordingShare);
  const one = Joining.of(statements.length);
  const isOne = ({ later, earlier, is }: Pair): boolean =>
    is === 'same' && !made.has(later) && !made.has(earlier);
  const same = pairs.filter(isOne);
  for (const { later, earlier } of same) one.join(later, earlier);
  const takenFrom = new Map<number, number>();
  const consider = (i: number, from: number, isHeld: boolean): void => {
    if (made.has(i) || one.of(from) === one.of(i)) return;
    // What holds another may be of the same time; what is held in one that came after it was not taken from it.
    const wait = statements[i]!.at - statements[from]!.at;
    if (isHeld ? wait <= 0 : wait < 0 || (wait === 0 && (from > i || made.has(from)))) return;
    takenFrom.set(i, Math.min(from, takenFrom.get(i) ?? from));
  };
  for (const { later, earlier, is } of pairs) {
    consider(later, earlier, is === 'held');
    consider(earlier, later, is === 'holds');
  }
  const taken = (later: number, from: number): Taking => ({ later, from, why: 'wording' });
  return [
    ...same.map(({ later, earlier }) => taken(later, earlier)),
    ...[...takenFrom].map(([i, from]) => taken(i, from)),
  ];
}

function alike(wordings: readonly Wording[], share: number): Pair[] {
  const pairs: Pair[] = [];
  for (let later = 0; later < wordings.length; later++) {
    if (wordings[later]!.letters === '') continue;
    for (let earlier = 0; earlier < later; earlier++) {
      const is = likeness(wordings[later]!, wordings[earlier]!, share);
      if (is !== undefined) pairs.push({ later, earlier, is });
    }
  }
  return pairs;
}
