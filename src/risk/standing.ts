import { combine } from './combine';
import { isSeen, itemsOf, itemsWithout, type LeftOut } from './evidence';
import { harmOf, type HarmFound } from './harm';
import type { PeerScore } from './peers';
import { bandOf, type Band, type Policy } from '../policy';
import { countOf, valueOf, type FactorScore, type ForceScore } from './score';

/** Where somebody stands on each axis. */
export interface Standing {
  /** 1 = first. */
  readonly priority: number;
  readonly band: Band;
  /** Likelihood, in whole millionths. */
  readonly score: number;
  readonly harm: HarmFound;
  /** Whole millionths; NaN where too few share the post. */
  readonly unusual: number;
}

/** Everybody's standing. Likelihood and harm meet in the policy's matrix and are never multiplied. */
export function standings(force: ForceScore, peers: PeerScore): Standing[] {
  return Array.from(force.score, (score, person) =>
    standingOf(force, person, {
      score,
      unusual: peers.unusual[person]!,
      values: Float64Array.from(force.factors, (f) => f.value[person]!),
    }),
  );
}

/**
 * Whether somebody belongs on a list that is not of everybody: more is recorded than would be expected, or the gravest harm
 * is credibly alleged.
 */
export function isListed({ score, harm }: Standing, { harm: { bands } }: Policy): boolean {
  return score > 0 || harm.harm.band.id === bands[0]?.id;
}

/** The same standing with so many nats less. */
export function lowered(policy: Policy, standing: Standing, nats: number): Standing {
  const score = standing.score - Math.round(nats * 1e6);
  const band = bandOf(policy.bands, score / 1e6);
  const priority = policy.priority[band.id]?.[standing.harm.harm.band.id] ?? 9;
  return { ...standing, score, band, priority, unusual: standing.unusual - Math.round(nats * 1e6) };
}

/** Where the person would stand under the same baseline had these sources not spoken, or the system not recorded it. */
export function standingWithout(
  force: ForceScore,
  peers: PeerScore,
  person: number,
  leftOut: LeftOut,
): Standing {
  const { factors, how, context } = force;
  const gone = [...leftOut.sources, ...(leftOut.altogether ?? [])];
  // What is left of the time over which a factor sees the person: less, or none, where it rests on what is left out.
  const leftOf = ({ evidence: { exposure } }: FactorScore): number => {
    const left = exposure.yearsWithout?.(person, gone) ?? exposure.years[person]!;
    return left === exposure.years[person]! ? 1 : left / exposure.years[person]!;
  };
  const count = (k: number, expected: number): number => {
    const scale = { ...factors[k]!, policy: context.policy };
    return countOf(scale, itemsWithout(itemsOf(scale.evidence, person), leftOut), expected);
  };
  const valuesAt = (expectedOf: (k: number) => number): Float64Array =>
    Float64Array.from(factors, (f, k) => {
      const left = leftOf(f);
      if (!isSeen(f.evidence, person) || Number.isNaN(left)) return NaN;
      const n = count(k, f.expected[person]! * left);
      return valueOf({ ...f, policy: context.policy }, n, expectedOf(k) * left);
    });
  const sumOf = (values: Float64Array): number => combine(values, how, new Int32Array(factors.length));
  const values = valuesAt((k) => factors[k]!.expected[person]!);
  const unusual = Number.isNaN(peers.unusual[person]!)
    ? NaN
    : sumOf(valuesAt((k) => peers.expected[k]![person]!));
  return standingOf(force, person, { score: sumOf(values), unusual, values, leftOut });
}

interface Stood {
  readonly score: number;
  readonly unusual: number;
  /** Of each factor, in nats. */
  readonly values: Float64Array;
  readonly leftOut?: LeftOut;
}

function standingOf(
  { context, factors }: ForceScore,
  person: number,
  { score, unusual, values, leftOut = { sources: [] } }: Stood,
): Standing {
  const { policy } = context;
  const harm = harmOf(context, factors, { person, values, leftOut });
  const band = bandOf(policy.bands, score / 1e6);
  const priority = policy.priority[band.id]?.[harm.harm.band.id] ?? 9;
  return { priority, band, score, harm, unusual };
}
