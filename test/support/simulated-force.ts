import { rankIntervals, type RankInterval } from '../../src/risk/interval';
import { combine } from '../../src/risk/combine';
import { riskContext } from '../../src/risk/context';
import { evidenceOf, type EvidenceItem } from '../../src/risk/evidence';
import { defineFactor, type Factor } from '../../src/risk/factor';
import { Stream } from '../../src/risk/gamma';
import { ranksOf } from '../../src/risk/ranking';
import { scoreForce, worthUnder, type ForceScore } from '../../src/risk/score';
import { policyWith } from '../../src/policy';
import { endOf, projectionOf } from './projection';
import { serving } from './risk-records';

/** A world in which everybody's true rates are known, as they never are. */
export interface World {
  readonly people: number;
  readonly families: number;
  /** α of the true rates: a gamma of mean 1 and variance α. */
  readonly dispersion: number;
  readonly seed: number;
}

/** Whether each interval holds the rank of the true rates, for all, for the first and for people without records. */
export interface Covered {
  readonly all: Share;
  readonly first: Share;
  readonly withoutRecords: Share;
}

export interface Share {
  readonly inside: number;
  readonly of: number;
}

const FIRST = 20;

/**
 * Draws true rates, exposures (expected events from .3 to 8, the logarithm uniform) and events, ranks people by their events
 * with the product's own fit and intervals, and counts how often the 90 % interval holds the true rank.
 */
export function coverage(world: World, draws: number): Covered {
  const { force, truth } = simulate(world);
  const ranks = ranksOf(byScore(force.score));
  const trueRanks = ranksOf(byScore(truth));
  const intervals = rankIntervals(force, ranks, String(world.seed), draws);
  const share = (of: readonly number[]): Share => ({
    inside: of.filter((i) => holds(intervals[i]!, trueRanks[i]!)).length,
    of: of.length,
  });
  const all = [...ranks.keys()];
  return {
    all: share(all),
    first: share(all.filter((i) => ranks[i]! <= FIRST)),
    withoutRecords: share(all.filter((i) => force.factors.every((f) => f.observed[i] === 0))),
  };
}

function holds([low, high]: RankInterval, rank: number): boolean {
  return low <= rank && rank <= high;
}

function byScore(score: Float64Array): Int32Array {
  return Int32Array.from(score.keys()).sort((a, b) => score[b]! - score[a]! || a - b);
}

function simulate({ people, families, dispersion, seed }: World): { force: ForceScore; truth: Float64Array } {
  const stream = new Stream(seed);
  const ids = Array.from({ length: people }, (_, i) => `S${String(i).padStart(5, '0')}`);
  const records = ids.map((id) => serving(id, '2010-01-01'));
  const context = riskContext(projectionOf({ records }), endOf('2024-12-31'), policyWith());
  const rates: Float64Array[] = [];
  const factors = Array.from({ length: families }, (_, family) => {
    const rate = Float64Array.from(ids, () => stream.gamma(1 / dispersion) * dispersion);
    const years = Float64Array.from(ids, () => 0.3 * (8 / 0.3) ** stream.uniform());
    const items = ids.flatMap((_id, person): EvidenceItem[] =>
      Array.from({ length: poisson(stream, rate[person]! * years[person]!) }, (_n, k) => ({
        person,
        weight: 1,
        at: k,
        reference: `${family}/${person}/${k}`,
      })),
    );
    rates.push(rate);
    return simulatedFactor(family, () => evidenceOf(items, { years }));
  });
  const force = scoreForce(context, factors);
  const value = new Float64Array(families);
  const out = new Int32Array(families);
  const truth = Float64Array.from(ids, (_, person) => {
    force.factors.forEach(
      ({ factor }, k) => (value[k] = worthUnder(factor, context.policy, rates[k]![person]!)),
    );
    return combine(value, force.how, out);
  });
  return { force, truth };
}

function simulatedFactor(family: number, weigh: Factor['weigh']): Factor {
  const word = 'simulated';
  return defineFactor({
    ...{
      id: `simulated-${'abcdefgh'[family]}`,
      version: 1,
      family: String(family),
      title: word,
      question: word,
    },
    ...{
      evidence: word,
      exposure: word,
      baseline: word,
      notFor: word,
      needs: ['workforce'],
      ownConduct: true,
    },
    ...{ share: 1, ceiling: 4, halfLifeYears: 1, noun: [word, word], weigh },
    say: () => ({ text: word, entities: [] }),
  });
}

/** By counting exponential gaps. */
function poisson(stream: Stream, mean: number): number {
  let n = 0;
  for (let left = mean + Math.log(stream.uniform()); left > 0; left += Math.log(stream.uniform())) n++;
  return n;
}
