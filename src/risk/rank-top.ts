import type { EntityId } from '../model/entity';
import type { Instant } from '../model/time';
import type { Projection } from '../view/projection';
import type { Baseline } from './baseline';
import { riskContext } from './context';
import { explainRow } from './explain';
import { allFactors, type Factor } from './factor';
import { rankIntervals } from './interval';
import { peerScore } from './peers';
import { policyWith, type Policy } from './policy';
import { ranking, ranksOf, TIE_RULE, type RankedForce } from './ranking';
import { scoreForce } from './score';
import { saidStart } from './source-start';
import type { FactorNote, Scorecard } from './scorecard';

export interface RankingOptions {
  /** Time of the score; only what was recorded by then counts. `latestKnown` gives the last moment of a projection. */
  readonly asOf: Instant;
  /** Ranks only these people, against each other. Everybody who serves where left out. */
  readonly population?: readonly EntityId[];
  readonly policy?: Partial<Policy>;
  /** The baseline of an earlier run, held fixed. */
  readonly baseline?: Baseline;
  /** Leaves these records and contact months out. */
  readonly without?: readonly string[];
  /** All that are found in `factors/` where left out. */
  readonly factors?: readonly Factor[];
}

export interface TopOptions extends RankingOptions {
  readonly size: number | 'all';
  /** Of the rank intervals. */
  readonly seed: string;
}

/** Everybody who serves, scored and put in order. Pure: the same projection and options give the same order. */
export function rankForce(projection: Projection, options: RankingOptions): RankedForce {
  const only = options.population && new Set(options.population);
  const context = riskContext(
    projection,
    options.asOf,
    policyWith(options.policy),
    only,
    new Set(options.without),
  );
  const force = scoreForce(context, options.factors ?? allFactors(), options.baseline);
  const peers = peerScore(force);
  const order = ranking(force.score, peers.unusual);
  return { force, peers, order, ranks: ranksOf(order) };
}

/**
 * The top of the list, explained: nobody stands in it whose score is not above nought, of whom no more is recorded than
 * would be expected. `size: 'all'` gives everybody.
 */
export function rankTop(projection: Projection, options: TopOptions): Scorecard {
  const ranked = rankForce(projection, options);
  const { context, baseline } = ranked.force;
  const { size } = options;
  const above = ranked.order.findIndex((i) => ranked.force.score[i]! <= 0);
  const raised = above < 0 ? ranked.order.length : above;
  const listed = size === 'all' ? ranked.order.length : Math.min(size, raised);
  const intervals = rankIntervals(ranked, options.seed, context.policy.replicates);
  return {
    asOf: options.asOf,
    population: ranked.order.length,
    rows: Array.from(ranked.order.subarray(0, listed), (i) => explainRow(ranked, i, intervals[i]!, size)),
    factors: notes(ranked),
    tieRule: TIE_RULE,
    policy: context.policy,
    baseline,
    seed: options.seed,
  };
}

function notes({ force }: RankedForce): FactorNote[] {
  const known = force.factors.map(({ factor, baseline }) => ({
    factor,
    since: saidStart(baseline.calibration),
    missing: [] as readonly string[],
  }));
  const unknown = force.unknown.map((u) => ({ ...u, since: undefined }));
  return [...known, ...unknown]
    .map(({ factor: { id, version, family, title, question, notFor }, since, missing }) => ({
      id,
      version,
      family,
      title,
      question,
      notFor,
      ...(since === undefined ? {} : { since }),
      missing,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
