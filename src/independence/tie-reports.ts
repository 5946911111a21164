import type { Tie } from './rules';
import type { Statement } from './statement';

/** Makes one source of two statements, by their positions. */
export type TieOf = (a: number, b: number, why: Tie) => void;

/**
 * Ties what belongs to one report or complaint, and each report to one that it was made from: the first of its originals
 * that is among the statements, or else whatever else was made first from the same. Not to all of them: a report made of
 * two independent ones is no source of its own, and does not make those one.
 *
 * @returns positions of statements whose report was made from another of them
 */
export function tieReports(statements: readonly Statement[], tie: TieOf): ReadonlySet<number> {
  const reports = new Map<string, { members: number[]; originals: string[] }>();
  statements.forEach(({ occasions: [own, ...originals] }, i) => {
    if (own === undefined) return;
    const known = reports.get(own);
    if (known) {
      tie(i, known.members[0]!, 'report');
      known.members.push(i);
      known.originals.push(...originals);
    } else reports.set(own, { members: [i], originals });
  });
  const made = new Set<number>();
  const siblings = new Map<string, number>();
  for (const [own, { members, originals }] of reports) {
    const others = originals.filter((original) => original !== own);
    const parent = others.find((original) => reports.has(original));
    if (parent !== undefined) {
      tie(members[0]!, reports.get(parent)!.members[0]!, 'report');
      for (const i of members) made.add(i);
    } else if (others.length > 0) {
      const sibling = siblings.get(others[0]!);
      if (sibling === undefined) siblings.set(others[0]!, members[0]!);
      else tie(members[0]!, sibling, 'report');
    }
  }
  return made;
}
