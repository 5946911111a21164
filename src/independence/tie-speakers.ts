import { Joining } from './joining';
import { behind, type Statement } from './statement';
import type { TieOf } from './tie-reports';

/**
 * Ties what one source reference, complainant or the unit itself stands behind. What several stand behind together is one
 * with whatever else one of them does, and of those who speak by themselves with the first alone: whoever complains together with ten
 * makes no one source of the ten.
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
  const together = Joining.of(statements.length);
  const joint = new Map<string, number>();
  const firsts = new Set<number>();
  statements.forEach((s, i) => {
    if (!takesPart(i)) return;
    const speakers = behind(s);
    const [own] = speakers;
    if (own === undefined) firsts.add(i);
    else if (speakers.length === 1) {
      const before = first.get(own);
      if (before === undefined) first.set(own, i);
      else tie(i, before, 'speaker');
      if (before === undefined) firsts.add(i);
    } else
      for (const speaker of speakers) {
        const before = joint.get(speaker);
        if (before === undefined) joint.set(speaker, i);
        else if (together.join(i, before)) tie(i, before, 'speaker');
      }
  });
  const alone = new Map<number, number>();
  for (const [speaker, i] of joint) {
    const by = first.get(speaker);
    const set = together.of(i);
    if (by !== undefined) alone.set(set, Math.min(by, alone.get(set) ?? by));
  }
  for (const [set, by] of alone) tie(set, by, 'speaker');
  return firsts;
}
