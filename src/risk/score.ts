import { STATEMENT_SOURCES } from '../independence';
import type { Policy } from '../policy';
import { PlumblineError } from '../shared/errors';
import { fitBaseline, type Baseline, type FactorBaseline } from './baseline';
import { boundedCount, STEPS, type BySource, type UntestedSource } from './bound';
import { boundKey, divideBounds, type DividedBounds } from './divided-bounds';
import { combine, type Combination } from './combine';
import type { RiskContext } from './context';
import {
  evidenceOf,
  isSeen,
  itemsOf,
  untestedBySource,
  untestedWeight,
  type Evidence,
  type EvidenceItem,
} from './evidence';
import type { Factor } from './factor';
import { underCeiling, weightOfEvidence, worthOfRate } from './likelihood';
import { complainantsOf } from './statements';
import { suspicionsOf } from './suspected-holders';

/** One factor worked out for everybody. Counts are in events of average weight. */
export interface FactorScore {
  readonly factor: Factor;
  readonly baseline: FactorBaseline;
  readonly evidence: Evidence;
  /** How much there is of each person from before they joined: not counted, since the time before is not either. */
  readonly earlier: Int32Array;
  /** Of each untested source that speaks in other factors too, its share of the bound in this one. */
  readonly bounds: DividedBounds;
  /** What counts: below the sum of the weights where one untested source would add more than its bound. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Nats; NaN = unknown. */
  readonly value: Float64Array;
}

/** Everybody's score: an index of likelihood, in nats. Scores and contributions are whole millionths. */
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
 * @param alike a score of the same records, of which other rules are taken of who speaks: what is nobody's word is as it was there. Throws PlumblineError `policy` for a factor of the policy that there is not.
 */
export function scoreForce(
  context: RiskContext,
  factors: readonly Factor[],
  frozen?: Baseline,
  alike?: ForceScore,
): ForceScore {
  const unheard = Object.keys(context.policy.factors).find((id) => !factors.some((f) => f.id === id));
  if (unheard !== undefined)
    throw new PlumblineError(
      'policy',
      `likelihood.factors has "${unheard}", and no factor is called so. Look at the spelling.`,
    );
  const missingOf = (f: Factor): string[] => f.needs.filter((source) => !isHeld(context, source));
  const unknown = factors
    .map((factor) => ({ factor, missing: missingOf(factor) }))
    .filter((u) => u.missing.length > 0);
  const weighed = factors
    .filter((f) => missingOf(f).length === 0)
    .map((f) => {
      const same = isSaid(f) ? undefined : alike?.factors.find(({ factor }) => factor === f);
      return same ? { ...same, policy: context.policy } : weighFactor(f, context, frozen?.factors[f.id]);
    });
  const bounds = divideBounds(
    weighed.map((scale) => ({
      evidence: scale.evidence,
      alone: (items): number => worthAlone(scale, items),
    })),
  );
  const used = weighed.map((w, k) => scoreFactor({ ...w, bounds: bounds[k]! }));
  const baseline: Baseline = {
    asOf: context.asOf,
    people: context.population.members.length,
    complainants: complainantsOf(context),
    suspicions: suspicionsOf(context),
    factors: Object.fromEntries(used.map((f) => [f.factor.id, f.baseline])),
  };
  const how: Combination = {
    own: Uint8Array.from(used, ({ factor }) => (factor.ownConduct ? 1 : 0)),
    associationShare: context.policy.associationShare,
  };
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

/** True of a factor that weighs what people say. */
export function isSaid({ needs }: Factor): boolean {
  return needs.some((source) => SAID.includes(source));
}

const SAID: readonly string[] = STATEMENT_SOURCES;

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

/** A factor's evidence and what it is held against, before anything is bounded. */
type WeighedFactor = Omit<FactorScore, 'bounds' | 'observed' | 'value'> & Scale;

function weighFactor(factor: Factor, context: RiskContext, frozen?: FactorBaseline): WeighedFactor {
  const { policy } = context;
  const calibration = frozen?.calibration ?? factor.calibrate?.(context) ?? {};
  const all = factor.weigh(context, calibration, halfLifeOf(factor, policy));
  const { evidence, earlier } = factor.calibrate
    ? inService(all, context)
    : { evidence: all, earlier: new Int32Array(context.population.members.length) };
  const baseline = frozen ?? fitBaseline(evidence, calibration, policy);
  const expected = evidence.exposure.years.map((years) => (years * baseline.rate) / baseline.unit);
  return { factor, baseline, policy, evidence, earlier, expected };
}

/**
 * Leaves out what was before a person joined, of whom time counts from then on: somebody who comes back, or whose row was put
 * right, would else stand out by years over which nothing is expected of them.
 */
export function inService(
  { items, exposure }: Evidence,
  { population: { members } }: RiskContext,
): { evidence: Evidence; earlier: Int32Array } {
  const earlier = new Int32Array(members.length);
  const kept = items.filter(({ person, at, weight }) => {
    const isEarlier = at < members[person]!.joined;
    if (isEarlier && weight > 0) earlier[person]!++;
    return !isEarlier;
  });
  return { evidence: evidenceOf(kept, exposure), earlier };
}

/** What the untested part of a source's items about one person adds where nothing else is known of them, in nats. */
export function worthAlone(
  scale: Scale & Pick<FactorScore, 'expected'>,
  items: readonly EvidenceItem[],
): number {
  const expected = scale.expected[items[0]!.person]!;
  const n = untestedOf(items) / scale.baseline.unit;
  return valueOf(scale, n, expected) - valueOf(scale, 0, expected);
}

function scoreFactor(weighed: WeighedFactor & { readonly bounds: DividedBounds }): FactorScore {
  const { evidence, expected } = weighed;
  const observed = expected.map((e, person) => countOf(weighed, itemsOf(evidence, person), e));
  const value = observed.map((n, i) => (isSeen(evidence, i) ? valueOf(weighed, n, expected[i]!) : NaN));
  return { ...weighed, observed, value };
}

/** A factor under a baseline and a policy. */
interface Scale {
  readonly factor: Factor;
  readonly baseline: FactorBaseline;
  readonly policy: Policy;
}

/** How many events of average weight count of these items about one person: each untested source within its bound. */
export function countOf(
  scale: Scale & { readonly bounds: DividedBounds },
  items: readonly EvidenceItem[],
  expected: number,
): number {
  const { policy, baseline } = scale;
  // What associations may add grows with the rest, so that a source moves the score by a little more than its own term.
  const bound = policy.independence.sourceBound * (1 - policy.associationShare);
  const worth = (n: number): number => valueOf(scale, n, expected);
  return boundedCount(bySource(items, baseline.unit, scale.bounds), worth, bound);
}

function bySource(items: readonly EvidenceItem[], unit: number, bounds: DividedBounds): BySource {
  const tested = items.reduce((sum, { weight, testedWeight = weight }) => sum + testedWeight / unit, 0);
  const untested = [...untestedBySource(items)].map(([source, of]): UntestedSource => ({
    weight: untestedOf(of) / unit,
    steps: bounds.get(boundKey(of[0]!.person, source)) ?? STEPS,
  }));
  return { tested, untested };
}

function untestedOf(items: readonly EvidenceItem[]): number {
  return items.reduce((sum, item) => sum + untestedWeight(item), 0);
}

/** What a count is worth in nats. */
export function valueOf({ factor, baseline, policy }: Scale, n: number, expected: number): number {
  const { dispersion } = baseline;
  return termOf(factor, policy, weightOfEvidence(n, expected, dispersion, policy.relativeRisk));
}

/** What a rate that is known would be worth in nats, for draws of it. */
export function worthUnder(factor: Factor, policy: Policy, rate: number): number {
  return termOf(factor, policy, worthOfRate(rate));
}

/** Under the factor's ceiling, by its share. */
function termOf(factor: Factor, policy: Policy, nats: number): number {
  const own = policy.factors[factor.id];
  return (own?.share ?? factor.share) * underCeiling(nats, own?.ceiling ?? factor.ceiling);
}

/** Years after which what a factor counts weighs half, as the policy has it. */
export function halfLifeOf(factor: Factor, policy: Policy): number {
  return policy.factors[factor.id]?.halfLifeYears ?? factor.halfLifeYears;
}

/** True where the view holds anything of a source by the time of the score. */
function isHeld(context: RiskContext, source: string): boolean {
  return context.records(source).length > 0 || context.contacts(source).length > 0;
}
