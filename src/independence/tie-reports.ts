import type { Taking } from './origins';
import type { Statement } from './statement';

/**
 * What was made from what, as reports say it: each statement from the first of the originals of its report that is among the
 * statements, or else from whatever else was made first from the same. Not from all of them: a report made of two
 * independent ones is no source of its own, and does not make those one.
 */
export function madeFrom(statements: readonly Statement[]): Taking[] {
  const first = new Map<string, number>();
  statements.forEach(({ occasions: [own] }, i) => {
    if (own !== undefined && !first.has(own)) first.set(own, i);
  });
  const siblings = new Map<string, number>();
  return statements.flatMap(({ at, occasions: [own, ...originals] }, later): Taking[] => {
    const others = originals.filter((original) => original !== own);
    const parent = others.find((original) => first.has(original));
    const from = parent === undefined ? undefined : first.get(parent)!;
    if (from !== undefined && statements[from]!.at <= at) return [{ later, from, why: 'report' }];
    // What came first was made from nothing that came after it: what came after repeats the first that was.
    const original = parent ?? others[0];
    if (original === undefined) return [];
    const sibling = siblings.get(original);
    if (sibling !== undefined) return [{ later, from: sibling, why: 'report' }];
    siblings.set(original, later);
    return from === undefined ? [] : [{ later: from, from: later, why: 'report' }];
  });
}

/** The statements of one report or complaint, each with the first of them; but for those that were made from others. */
export function ofOneReport(statements: readonly Statement[], takesPart: (i: number) => boolean): Taking[] {
  const first = new Map<string, number>();
  return statements.flatMap(({ occasions: [own] }, later): Taking[] => {
    if (own === undefined || !takesPart(later)) return [];
    const from = first.get(own);
    if (from === undefined) first.set(own, later);
    return from === undefined ? [] : [{ later, from, why: 'report' }];
  });
}
