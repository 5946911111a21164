import { isOfOneVoice, repetitions, type Taking } from './origins';
import type { IndependenceRules, TieOf } from './rules';
import type { Statement } from './statement';
import { madeFrom, ofOneReport } from './tie-reports';
import { takenByWording } from './tie-wordings';

/**
 * Ties what repeats others to what it repeats, and what somebody repeats of themselves.
 *
 * @returns what repeats others, by position
 */
export function tieRepeated(
  statements: readonly Statement[],
  rules: IndependenceRules,
  tie: TieOf,
): ReadonlyMap<number, Taking> {
  // Of one report of which nobody says who speaks all is one.
  const isNameless = ({ later, from }: Taking): boolean =>
    [later, from].every((i) => statements[i]!.speakers.length === 0);
  const isOfOne = ({ later, from }: Taking): boolean => isOfOneVoice(statements[later]!, statements[from]!);
  const fromOthers = madeFrom(statements);
  const areMade = new Set(fromOthers.map(({ later }) => later));
  const together = ofOneReport(statements, (i) => !areMade.has(i));
  const made = [...fromOthers, ...together.filter((t) => !isNameless(t) && !isOfOne(t))];
  const takings = [...made, ...takenByWording(statements, rules, new Set(made.map(({ later }) => later)))];
  const repeats = repetitions(statements, takings);
  const isOwn = (t: Taking): boolean => !repeats.has(t.later) && !repeats.has(t.from);
  const own = [...takings.filter(isOfOne), ...together.filter((t) => isOfOne(t) || isNameless(t))].filter(
    isOwn,
  );
  for (const { later, from, why } of [...repeats.values(), ...own]) tie(later, from, why);
  return repeats;
}
