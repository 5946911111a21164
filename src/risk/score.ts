import { fitBaseline, type Baseline, type FactorBaseline } from './baseline';
import { bayesFactor, posteriorRate, softCeiling } from './bayes-factor';
import { combination, combine, type Combination } from './combine';
import type { RiskContext } from './context';
import { isSeen, masses, type Evidence } from './evidence';
import type { Factor } from './factor';
import type { Policy } from './policy';

/** One factor worked out for everybody. Counts are in events of average weight. */
export interface FactorScore {
  readonly factor: Factor;
  readonly baseline: FactorBaseline;
  readonly evidence: Evidence;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Nats; NaN = unknown. */
  readonly value: Float64Array;
}

/** Everybody's score. Scores and contributions are whole millionths. */
export interface ForceScore {
  readonly context: RiskContext;
  readonly baseline: Baseline;
  readonly factors: readonly FactorScore[];
  readonly how: Combination;
  /** Per factor, per person. */
  readonly contributions: readonly Int32Array[];
  readonly score: Float64Array;
  /** Factors that could not be worked out, and the sources that they lack. */
  readonly unknown: readonly { readonly factor: Factor; readonly missing: readonly string[] }[];
}

/**
 * Scores everybody in the context. Pure.
 *
 * @param frozen the baseline of an earlier run, to be held fixed; worked out from the context where left out. A factor
 * that the frozen baseline lacks is fitted anew.
 */
export function scoreForce(context: RiskContext, factors: readonly Factor[], frozen?: Baseline): ForceScore {
  const missingOf = (f: Factor): string[] => f.needs.filter((source) => !isHeld(context, source));
  const unknown = factors
    .map((factor) => ({ factor, missing: missingOf(factor) }))
    .filter((u) => u.missing.length > 0);
  const used = factors
    .filter((f) => missingOf(f).length === 0)
    .map((f) => scoreFactor(f, context, frozen?.factors[f.id]));
  const baseline: Baseline = {
    asOf: context.asOf,
    people: context.population.members.length,
    factors: Object.fromEntries(used.map((f) => [f.factor.id, f.baseline])),
  };
  const how = combination(
    used.map((f) => f.factor),
    context.policy.associationShare,
  );
  return {
    context,
    baseline,
    factors: used,
    how,
    unknown,
    ...combineAll(
      used.map((f) => f.value),
      how,
      baseline.people,
    ),
  };
}

/** Contributions and sums of everybody, from the values of each factor. */
export function combineAll(
  values: readonly Float64Array[],
  how: Combination,
  people: number,
): { contributions: Int32Array[]; score: Float64Array } {
  const contributions = values.map(() => new Int32Array(people));
  const score = new Float64Array(people);
  const value = new Float64Array(values.length);
  const out = new Int32Array(values.length);
  for (let i = 0; i < people; i++) {
    for (let f = 0; f < values.length; f++) value[f] = values[f]![i]!;
    score[i] = combine(value, how, out);
    for (let f = 0; f < values.length; f++) contributions[f]![i] = out[f]!;
  }
  return { contributions, score };
}

function scoreFactor(factor: Factor, context: RiskContext, frozen?: FactorBaseline): FactorScore {
  const calibration = frozen?.calibration ?? factor.calibrate?.(context) ?? {};
  const halfLife = context.policy.halfLifeYears[factor.id] ?? factor.halfLifeYears;
  const evidence = factor.weigh(context, calibration, halfLife);
  const baseline = frozen ?? fitBaseline(evidence, calibration, context.policy);
  const observed = masses(evidence).map((mass) => mass / baseline.unit);
  const expected = evidence.exposure.years.map((years) => (years * baseline.rate) / baseline.unit);
  const value = observed.map((n, i) =>
    isSeen(evidence, i) ? valueOf(factor, context.policy, baseline.dispersion, n, expected[i]!) : NaN,
  );
  return { factor, baseline, evidence, observed, expected, value };
}

/** What a count is worth in nats, by the factor's measure and ceiling. */
export function valueOf(
  factor: Factor,
  policy: Policy,
  dispersion: number,
  n: number,
  expected: number,
): number {
  if (factor.measure === 'posterior-rate') return posteriorRate(n, expected, dispersion);
  const cap = policy.caps[factor.id] ?? factor.cap;
  if (factor.measure === 'bayes-factor')
    return bayesFactor(n, expected, dispersion, policy.relativeRisk, cap);
  return softCeiling(bayesFactor(n, expected, dispersion, policy.relativeRisk, Infinity), cap);
}

/** True where the view holds anything of a source by the time of the score. */
function isHeld(context: RiskContext, source: string): boolean {
  return context.records(source).length > 0 || context.contacts(source).length > 0;
}
