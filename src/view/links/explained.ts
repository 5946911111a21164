import type { Window } from '../../model/contact';
import type { Explanation } from '../../model/explanation';
import { BEGINNING, FOREVER, type Instant } from '../../model/time';
import type { Attribution } from '../projection';
import type { LinkIndex } from './index-of';

const NONE: readonly Explanation[] = [];

/** What the visible records explain, by pair. */
export class ExplainedPairs {
  private readonly byPair = new Map<number, Explanation[]>();
  /** 1 for whomever an explanation names, and for the numbers and accounts that they ever held. */
  private readonly concerned: Uint8Array;

  constructor(
    private readonly index: LinkIndex,
    explanations: readonly Explanation[],
    attributions: readonly Attribution[],
  ) {
    this.concerned = new Uint8Array(index.entityIds.length);
    for (const explanation of explanations) {
      const [staff, other] = [index.at(explanation.staff), index.at(explanation.other)];
      this.concerned[staff] = this.concerned[other] = 1;
      const known = this.byPair.get(this.pair(staff, other));
      if (known) known.push(explanation);
      else this.byPair.set(this.pair(staff, other), [explanation]);
    }
    for (const { identifier, holder } of attributions) {
      if (this.concerned[index.at(holder)] === 1) this.concerned[index.at(identifier)] = 1;
    }
  }

  /** Every explanation of contact between two people, whichever of them is of the force. */
  between(a: number, b: number): readonly Explanation[] {
    return this.byPair.get(this.pair(a, b)) ?? NONE;
  }

  /** True where an end of a contact may be somebody's whose contact is explained: what most ends are not. */
  concerns(end: number): boolean {
    return this.concerned[end] === 1;
  }

  private pair(a: number, b: number): number {
    return Math.min(a, b) * this.index.entityIds.length + Math.max(a, b);
  }
}

/**
 * The stretches into which explanations divide what happened from `first` to `last`: within one of them an explanation
 * covers everything or nothing. Empty where none begins or ends in between.
 */
export function stretchesOf(explanations: readonly Explanation[], first: Instant, last: Instant): Window[] {
  const inside = explanations.flatMap(({ from, to }) => [from, to]).filter((t) => first < t && t <= last);
  const bounds = [...new Set(inside)].sort();
  if (bounds.length === 0) return [];
  return [BEGINNING, ...bounds].map((from, i) => ({ from, to: bounds[i] ?? FOREVER }));
}
