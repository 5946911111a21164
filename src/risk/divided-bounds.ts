import { STEPS } from './bound';
import { itemsOf, untestedBySource, type Evidence, type EvidenceItem } from './evidence';

/** Of sources that speak by several kinds of record: how many steps of the bound are theirs in one factor. By `boundKey`. */
export type DividedBounds = ReadonlyMap<string, number>;

/** A source and the person of whom it speaks. */
export function boundKey(person: number, source: string): string {
  return `${person}\u001f${source}`;
}

/** A factor's evidence, and what one source alone would be worth in it. */
interface Weighed {
  readonly evidence: Evidence;
  /**
   * @param items all of one source about one person
   * @returns nats above what nothing is worth
   */
  readonly alone: (items: readonly EvidenceItem[]) => number;
}

/**
 * Divides the bound of each untested source that speaks in more than one factor between them, in the shares of what it would be
 * worth by itself in each: so one source never moves a score by more than one bound, whatever kinds of record it fills, and
 * saying something more never makes it worth less.
 *
 * @returns for each factor, by source; whoever speaks in one alone is left out and has the whole
 */
export function divideBounds(factors: readonly Weighed[]): DividedBounds[] {
  const found = new Map<string, { factor: number; alone: number }[]>();
  factors.forEach(({ evidence, alone }, factor) => {
    const people = new Set(evidence.items.map((item) => item.person));
    for (const person of people)
      for (const [source, items] of untestedBySource(itemsOf(evidence, person))) {
        const part = { factor, alone: Math.max(0, alone(items)) };
        const key = boundKey(person, source);
        const known = found.get(key);
        if (known) known.push(part);
        else found.set(key, [part]);
      }
  });
  const divided = factors.map(() => new Map<string, number>());
  for (const [key, parts] of found) {
    if (parts.length < 2) continue;
    inSteps(parts.map((p) => p.alone)).forEach((steps, i) => divided[parts[i]!.factor]!.set(key, steps));
  }
  return divided;
}

/** Shares in whole steps that sum to all of them: by largest remainder, the earlier first. */
function inSteps(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (total > 0 ? (STEPS * share) / total : STEPS / shares.length));
  const steps = exact.map(Math.floor);
  const left = STEPS - steps.reduce((sum, n) => sum + n, 0);
  const byRemainder = exact
    .map((share, i) => ({ i, over: share - steps[i]! }))
    .sort((a, b) => b.over - a.over || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) steps[i]!++;
  return steps;
}
