import { otherwiseTaken } from '../independence';
import type { EntityId } from '../model/entity';
import type { Instant } from '../model/time';
import type { Projection } from '../view/projection';
import type { Baseline } from './baseline';
import { riskContext, underPolicy, type RiskContext } from './context';
import { explainRow } from './explain';
import { allFactors, type Factor } from './factor';
import { rankIntervals, type RankInterval } from './interval';
import { peerScore } from './peers';
import { policyWith, type Policy } from '../policy';
import { listOf } from './held-back';
import { ordered, ranksOf, TIE_RULES, type ListOrder, type OrderedForce, type RankedForce } from './ranking';
import { isListed, standings } from './standing';
import { scoreForce, type ForceScore } from './score';
import { complainantsOf } from './statements';
import { saidStart } from './source-start';
import type { FactorNote, Scorecard, ScorecardRow } from './scorecard';

export interface RankingOptions {
  /** Time of the score; only what was recorded by then counts. `latestKnown` gives the last moment of a projection. */
  readonly asOf: Instant;
  /** By priority where left out. */
  readonly order?: ListOrder;
  /** Ranks only these people, against each other. Everybody who serves where left out. */
  readonly population?: readonly EntityId[];
  /** What is stated otherwise than in the default policy. */
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
  const policy = policyWith(options.policy);
  const { asOf, without, baseline } = options;
  const only = options.population && new Set(options.population);
  const context = riskContext(projection, asOf, policy, only, new Set(without), baseline);
  const inOrder = orderForce(context, options, baseline);
  const { standings: found, by, order } = inOrder;
  const otherwise = otherwiseTaken(policy.independence, complainantsOf(context)).map((taken, i) => {
    const there = underPolicy(context, { ...policy, independence: { ...policy.independence, ...taken } });
    return { ordered: orderForce(there, options, baseline?.otherwise?.[i], inOrder.force), taken };
  });
  const baselines = otherwise.map(({ ordered: of }) => of.force.baseline);
  const force = { ...inOrder.force, baseline: { ...inOrder.force.baseline, otherwise: baselines } };
  const shown = listOf({ ...inOrder, force, otherwise });
  const likelihoodRanks = ranksOf(by === 'likelihood' ? order : ordered(found, 'likelihood'));
  return { ...inOrder, force, otherwise, ...shown, likelihoodRanks };
}

function orderForce(
  context: RiskContext,
  { factors = allFactors(), order: by = 'priority' }: RankingOptions,
  baseline?: Baseline,
  alike?: ForceScore,
): OrderedForce {
  const force = scoreForce(context, factors, baseline, alike);
  const peers = peerScore(force);
  const found = standings(force, peers);
  return { force, peers, standings: found, by, order: ordered(found, by) };
}

/** A whole list with its intervals, of which rows are explained as they are asked for. */
export interface RankedList {
  readonly asOf: Instant;
  readonly seed: string;
  readonly ranked: RankedForce;
  /** By person. */
  readonly intervals: readonly RankInterval[];
}

/** Ranks everybody once: what all lists and profiles of one order are read from. */
export function rankedList(projection: Projection, options: RankingOptions & { seed: string }): RankedList {
  const { asOf, seed } = options;
  const ranked = rankForce(projection, options);
  const { draws } = ranked.force.context.policy;
  return { asOf, seed, ranked, intervals: rankIntervals(ranked.force, ranked.likelihoodRanks, seed, draws) };
}

/**
 * The top of the list, explained: nobody stands in it whose likelihood is not above nought, of whom no more is recorded
 * than would be expected, but for somebody of whom the gravest harm is credibly alleged. `all` gives everybody.
 */
export function scorecardOf(list: RankedList, size: number | 'all'): Scorecard {
  const { ranked, seed, asOf } = list;
  const { context, baseline } = ranked.force;
  const { policy } = context;
  const people =
    size === 'all' ? [...ranked.list] : listed(ranked, policy).filter((i) => ranked.ranks[i]! <= size);
  const held = size === 'all' ? [] : heldOutside(ranked, size, policy);
  const explained = (i: number): ScorecardRow => explainRow(ranked, i, list.intervals[i]!, size);
  return {
    asOf,
    population: ranked.order.length,
    rows: people.map(explained),
    factors: notes(ranked),
    order: ranked.by,
    tieRule: TIE_RULES[ranked.by],
    heldBack: held.map(explained),
    otherwise: ranked.otherwise.map(({ taken }) => taken),
    policy,
    baseline,
    seed,
  };
}

/** The row of one person on a list of everybody; undefined of whoever is not on it. */
export function rowOn({ ranked, intervals }: RankedList, id: EntityId): ScorecardRow | undefined {
  const person = ranked.force.context.population.position.get(id);
  return person === undefined ? undefined : explainRow(ranked, person, intervals[person]!, 'all');
}

/** A list ranked and explained at once. */
export function rankTop(projection: Projection, options: TopOptions): Scorecard {
  return scorecardOf(rankedList(projection, options), options.size);
}

/** Who would stand among so many and is held back behind them, in the order of the list. */
function heldOutside(ranked: RankedForce, size: number, policy: Policy): number[] {
  const { order, ranks, heldBack, standings: found } = ranked;
  return [...order.subarray(0, size)].filter(
    (i) => heldBack.has(i) && ranks[i]! > size && isListed(found[i]!, policy),
  );
}

function listed({ list, standings: found }: RankedForce, policy: Policy): number[] {
  return [...list].filter((i) => isListed(found[i]!, policy));
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
