import { isSeen, type Evidence } from './evidence';
import { heard } from './heard';
import type { ComplainantsTold } from '../independence';
import type { Policy } from '../policy';
import type { Suspicions } from './suspicion';

/** Named numbers that a factor takes from the whole force before it weighs anything: shares of categories, medians. */
export type Calibration = Readonly<Record<string, number>>;

/** What one factor's counts are held against. */
export interface FactorBaseline {
  readonly calibration: Calibration;
  /** Weight per year of exposure over the serving force. */
  readonly rate: number;
  /** Weight of a single event, Σw²/Σw: what weights are divided by to count in events. */
  readonly unit: number;
  /** Over-dispersion α of the counts between people. */
  readonly dispersion: number;
}

/**
 * The force's rates as of a time, by factor id: plain data, worked out once per run and kept with it. Scored again under
 * the same baseline, a person's score depends on the records that it lists and on no other; worked out anew, every
 * score moves a little with every record of the force, as a rate must.
 */
export interface Baseline {
  readonly asOf: string;
  readonly people: number;
  /** Of how many people complaints tell who complains. */
  readonly complainants: ComplainantsTold;
  /** Numbers that share their circle with one serving person. */
  readonly suspicions: Suspicions;
  readonly factors: Readonly<Record<string, FactorBaseline>>;
  /** Of the same force with those whom complaints do not make known taken otherwise, in the order of these. */
  readonly otherwise?: readonly Baseline[];
}

/** Weight of an event, below which it is none. */
const NEGLIGIBLE = 1e-9;

/** Method of moments over everybody whom the factor sees: α = (Σ((n − E)² − E) + w·α₀) / (ΣE² + w), drawn towards what is
 * usual and clipped by the policy. */
export function fitBaseline(evidence: Evidence, calibration: Calibration, policy: Policy): FactorBaseline {
  const share = heard(evidence.items);
  const mass = new Float64Array(evidence.exposure.years.length);
  let total = 0;
  let squares = 0;
  evidence.items.forEach(({ person, weight }, i) => {
    mass[person]! += share[i]! * weight;
    total += share[i]! * weight;
    squares += share[i]! * weight * weight;
  });
  let exposure = 0;
  for (let i = 0; i < mass.length; i++) if (isSeen(evidence, i)) exposure += evidence.exposure.years[i]!;
  // As of long after the last record all has faded to next to nothing, whose squares are none.
  const unit = squares / total > NEGLIGIBLE ? squares / total : 1;
  const rate = exposure > 0 ? total / exposure : 0;
  let excess = 0;
  let expectedSquares = 0;
  for (let i = 0; i < mass.length; i++) {
    if (!isSeen(evidence, i)) continue;
    const expected = (evidence.exposure.years[i]! * rate) / unit;
    excess += (mass[i]! / unit - expected) ** 2 - expected;
    expectedSquares += expected ** 2;
  }
  const { leastDispersion: least, mostDispersion: most, usualDispersionWeight: weight } = policy;
  const steadied = (excess + weight * policy.usualDispersion) / (expectedSquares + weight);
  const dispersion = expectedSquares + weight > 0 ? Math.min(most, Math.max(least, steadied)) : most;
  return { calibration, rate, unit, dispersion };
}
