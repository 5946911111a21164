import type { Projection } from '../view/projection';
import { rankForce, type RankingOptions } from './rank-top';
import type { RankedForce } from './ranking';

/** Where somebody would stand without some records, e.g. "without report X: 7th → 31st". */
export interface Movement {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
  /** Undefined where the person is no longer in the population without them. */
  readonly rankWithout?: number;
  readonly scoreWithout?: number;
}

/**
 * Everybody whose score those records (or contact months) change, under the baseline that includes them, in order of
 * rank. Ids that are not in the projection change nothing.
 */
export function withoutRecords(
  projection: Projection,
  options: RankingOptions,
  records: readonly string[],
): Movement[] {
  const before = rankForce(projection, options);
  const without = [...(options.without ?? []), ...records];
  const after = rankForce(projection, { ...options, without, baseline: before.force.baseline });
  return Array.from(before.list, (person) => movement(before, after, person)).filter(
    (m) => m.score !== m.scoreWithout,
  );
}

function movement(before: RankedForce, after: RankedForce, person: number): Movement {
  const { id } = before.force.context.population.members[person]!;
  const later = after.force.context.population.position.get(id);
  return {
    id,
    rank: before.ranks[person]!,
    score: before.force.score[person]! / 1e6,
    ...(later === undefined
      ? {}
      : { rankWithout: after.ranks[later]!, scoreWithout: after.force.score[later]! / 1e6 }),
  };
}
