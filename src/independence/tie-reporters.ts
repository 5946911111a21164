import type { Joining } from './joining';
import { reporterOf, type Statement } from './statement';
import type { TieOf } from './tie-reports';

/**
 * Ties what one reporter gave in, whatever references stand on it: all sets in which nobody else speaks, and with them the
 * first of those in which others do. Not all of these: whoever reports once under each of ten references that are others'
 * does not make one source of the ten. Sets of the same several reporters alone are of the same hands, and are one too.
 *
 * @param statements by time, then record
 * @param sets what all other ties make one of
 * @param takesPart false of what repeats others
 */
export function tieReporters(
  statements: readonly Statement[],
  sets: Joining,
  takesPart: (i: number) => boolean,
  tie: TieOf,
): void {
  const reporters = statements.map((s, i) => (takesPart(i) ? reporterOf(s) : undefined));
  const hands = new Map<number, Set<string | undefined>>();
  statements.forEach((_, i) => {
    if (!takesPart(i)) return;
    const set = sets.of(i);
    (hands.get(set) ?? hands.set(set, new Set()).get(set)!).add(reporters[i]);
  });
  // Before anything is tied here, so that the order in which it is tied changes nothing.
  const handsOf = statements.map((_, i) => hands.get(sets.of(i)) ?? new Set());
  const ofTheSame = new Map<string, number>();
  const alone = new Map<string, number>();
  const shared = new Map<string, number>();
  statements.forEach((_, i) => {
    const reporter = reporters[i];
    if (reporter === undefined) return;
    const mine = handsOf[i]!;
    const first = mine.size === 1 ? alone : shared;
    if (!first.has(reporter)) first.set(reporter, i);
    if (mine.has(undefined)) return;
    const same = JSON.stringify([...mine].sort());
    const before = ofTheSame.get(same);
    if (before === undefined) ofTheSame.set(same, i);
    else tie(i, before, 'speaker');
  });
  for (const [reporter, i] of alone) {
    const other = shared.get(reporter);
    if (other !== undefined) tie(i, other, 'speaker');
  }
}
