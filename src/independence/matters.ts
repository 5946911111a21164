import type { Joining } from './joining';
import type { Statement } from './statement';

const DAY_MS = 86_400_000;

/**
 * What is complained of is often logged as intelligence too, and neither record names the other. Pairs a source that
 * speaks by complaints alone with one that speaks by reports alone where they come within `days` of each other, the
 * nearest first and each once, so that ten complaints and ten reports of a year stay ten sources.
 *
 * Leaving a pair out leaves the others as they are, since a pair takes nobody from them.
 *
 * @param statements by time, then record
 * @param sets the sources so far
 * @param takesPart whether a statement does
 * @returns positions in `statements`, one of each source
 */
export function matters(
  statements: readonly Statement[],
  sets: Joining,
  takesPart: (i: number) => boolean,
  days: number,
): (readonly [number, number])[] {
  const registers = new Map<number, Set<Statement['source']>>();
  statements.forEach((s, i) => {
    const known = registers.get(sets.of(i));
    if (known) known.add(s.source);
    else registers.set(sets.of(i), new Set([s.source]));
  });
  const of = (source: Statement['source']): number[] =>
    statements.flatMap((s, i) =>
      s.source === source && takesPart(i) && registers.get(sets.of(i))!.size === 1 ? [i] : [],
    );
  const complaints = of('complaints');
  const reports = of('intelligence-reports');
  const near = complaints
    .flatMap((c) => reports.map((r) => ({ c, r, apart: Math.abs(statements[c]!.at - statements[r]!.at) })))
    .filter(({ apart }) => apart <= days * DAY_MS)
    .sort((a, b) => a.apart - b.apart || a.c - b.c || a.r - b.r);
  const taken = new Set<number>();
  return near.flatMap(({ c, r }) => {
    const both = [sets.of(c), sets.of(r)];
    if (both.some((set) => taken.has(set))) return [];
    for (const set of both) taken.add(set);
    return [[c, r] as const];
  });
}
