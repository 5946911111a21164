/** How well a score foretells, over people with a known outcome. */
export interface Metrics {
  /** Probability that somebody with the outcome scores above somebody without; ties count ½. */
  readonly auc: number;
  readonly precisionAt20: number;
  readonly precisionAt100: number;
  /** Share of those with the outcome among the first 5 % of people. */
  readonly recallAt5: number;
}

/** What stands at one score: how many people, and how many of them with the outcome. */
interface Level {
  readonly people: number;
  readonly positive: number;
}

/**
 * All four figures. Precision and recall are expected values over random order inside the tie at the boundary; k of
 * recall is 5 % of the people, rounded.
 *
 * @throws RangeError where nobody, or everybody, has the outcome
 */
export function metricsOf(score: ArrayLike<number>, positive: ArrayLike<boolean>): Metrics {
  const levels = levelsOf(score, positive);
  const people = levels.reduce((n, l) => n + l.people, 0);
  const positives = levels.reduce((n, l) => n + l.positive, 0);
  if (positives === 0 || positives === people)
    throw new RangeError('an evaluation needs people with and without the outcome');
  return {
    auc: auc(levels, positives, people - positives),
    precisionAt20: hits(levels, 20) / 20,
    precisionAt100: hits(levels, 100) / 100,
    recallAt5: hits(levels, Math.round(0.05 * people)) / positives,
  };
}

/** People by score, the highest first. */
function levelsOf(score: ArrayLike<number>, positive: ArrayLike<boolean>): Level[] {
  const at = new Map<number, { people: number; positive: number }>();
  for (let i = 0; i < score.length; i++) {
    const level = at.get(score[i]!) ?? { people: 0, positive: 0 };
    level.people++;
    if (positive[i] === true) level.positive++;
    at.set(score[i]!, level);
  }
  return [...at].sort(([a], [b]) => b - a).map(([, level]) => level);
}

function auc(levels: readonly Level[], positives: number, negatives: number): number {
  let below = negatives;
  let won = 0;
  for (const { people, positive } of levels) {
    const negative = people - positive;
    below -= negative;
    won += positive * (below + negative / 2);
  }
  return won / (positives * negatives);
}

/** Expected number of people with the outcome among the first k. */
function hits(levels: readonly Level[], k: number): number {
  let left = k;
  let found = 0;
  for (const { people, positive } of levels) {
    const taken = Math.min(left, people);
    found += (positive * taken) / people;
    left -= taken;
    if (left === 0) break;
  }
  return found;
}
