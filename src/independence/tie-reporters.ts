import type { Joining } from './joining';
import { reporterOf, type Statement } from './statement';
import type { TieOf } from './rules';

/**
 * Ties what one reporter was the first to give in, whatever references stand on it. Whoever reports later under a reference that others
 * gave in is a guest there and makes no one source of it and another: a source that ten officers hear of does not make those one whom each of
 * them reported before; and a row added later under a reference makes nobody its reporter's equal.
 *
 * @param statements by time
 * @param sets what all other ties make one of
 * @param takesPart false of what repeats others
 */
export function tieReporters(
  statements: readonly Statement[],
  sets: Joining,
  takesPart: (i: number) => boolean,
  tie: TieOf,
): void {
  const first = new Map<number, number>();
  statements.forEach((_, i) => {
    if (takesPart(i) && !first.has(sets.of(i))) first.set(sets.of(i), i);
  });
  const byReporter = new Map<string, number>();
  for (const i of [...first.values()].sort((a, b) => a - b)) {
    const reporter = reporterOf(statements[i]!);
    if (reporter === undefined) continue;
    const before = byReporter.get(reporter);
    if (before === undefined) byReporter.set(reporter, i);
    else tie(i, before, 'speaker');
  }
}
