import { combine } from './combine';
import { itemsOf } from './evidence';
import type { RankedForce } from './ranking';
import type { Fragility } from './scorecard';
import { valueOf } from './score';

/**
 * The one record or contact month without which the person's score falls furthest, under the same baseline, and where
 * the person would then stand: a score rests on one record where without it nothing is left above nought, however many
 * records there are. Undefined where no record raises the score. `size` is that of the list that was asked for.
 */
export function fragility(ranked: RankedForce, person: number, size: number | 'all'): Fragility | undefined {
  const { factors, score } = ranked.force;
  const references = new Set(
    factors.flatMap((f) => itemsOf(f.evidence, person).map((item) => item.reference)),
  );
  let weakest: { reference: string; score: number } | undefined;
  for (const reference of [...references].sort()) {
    const left = scoreWithoutItem(ranked, person, reference);
    if (left < score[person]! && (!weakest || left < weakest.score)) weakest = { reference, score: left };
  }
  if (!weakest) return undefined;
  const rankWithout = rankAt(ranked, person, weakest.score);
  const isOn = (rank: number, of: number): boolean => size === 'all' || (rank <= size && of > 0);
  const decides = isOn(ranked.ranks[person]!, score[person]!) && !isOn(rankWithout, weakest.score);
  const sole = score[person]! > 0 && weakest.score <= 0;
  return { reference: weakest.reference, scoreWithout: weakest.score / 1e6, rankWithout, decides, sole };
}

/** The person's score in millionths without one item of evidence; a repeat that takes its place is counted. */
function scoreWithoutItem({ force }: RankedForce, person: number, reference: string): number {
  const value = Float64Array.from(force.factors, (f) => {
    const mine = itemsOf(f.evidence, person).filter((item) => item.reference === reference);
    if (mine.length === 0) return f.value[person]!;
    const lost = mine.reduce((sum, item) => sum + item.weight - (item.standIn ?? 0), 0);
    const n = Math.max(0, f.observed[person]! - lost / f.baseline.unit);
    return valueOf(f.factor, force.context.policy, f.baseline.dispersion, n, f.expected[person]!);
  });
  return combine(value, force.how, new Int32Array(force.factors.length));
}

/** Where the person would stand with a lower score, all others being as they are; before whoever has the same. */
function rankAt({ force, order }: RankedForce, person: number, score: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (force.score[order[middle]!]! > score) low = middle + 1;
    else high = middle;
  }
  // `low` people are above that score, the person as they stand now among them.
  return force.score[person]! > score ? low : low + 1;
}
