import type { GradeWeights } from '../model/grade';
import type { IndependenceRules } from '../independence';

/** A band of likelihood or harm, from the figure `from` on. */
export interface Band {
  readonly id: string;
  readonly from: number;
  readonly title: string;
}

/** What a policy may say of a factor in place of what the factor says itself. */
export interface FactorPolicy {
  readonly halfLifeYears?: number | undefined;
  /** Nats. */
  readonly ceiling?: number | undefined;
  /** By which its value is multiplied. */
  readonly share?: number | undefined;
}

/** Which policy a list was made by. */
export interface PolicyMark {
  readonly title: string;
  readonly version: string;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  readonly signed: { readonly by: string; readonly role: string; readonly on: string } | null;
}

/**
 * What a force decides and nobody measures: printed with every scorecard, since another policy gives another order.
 * Years are Julian (365.25 days). What each figure means and why it is as it is stands in `policy/review-list.yaml`.
 */
export interface Policy {
  readonly mark: PolicyMark;
  readonly grades: GradeWeights;
  readonly independence: IndependenceRules & {
    /** Nats: the most that one untested source may add to a score. */
    readonly sourceBound: number;
    /** Nobody comes into the first so many places by one untested source from below `reach`. */
    readonly firstPlaces: number;
    readonly reach: number;
    /** Nats by which what is left of somebody without what one person may have said is lowered where it is compared. */
    readonly margin: number;
  };
  /** Rate of somebody with something to find, as a multiple of the force's rate. */
  readonly relativeRisk: number;
  readonly leastDispersion: number;
  readonly mostDispersion: number;
  readonly usualDispersion: number;
  readonly usualDispersionWeight: number;
  readonly pseudoCases: number;
  readonly provabilityPower: number;
  readonly provabilityLeast: number;
  readonly provabilityMost: number;
  readonly sustainedWeight: number;
  readonly sustainedHalfLifeYears: number;
  readonly discoveredWeight: number;
  readonly atRiskWeight: number;
  readonly associationShare: number;
  readonly peerPriorYears: number;
  /** People in a post, the person included, below which nothing is said of what is usual in it. */
  readonly fewestPeers: number;
  readonly intenseMonth: number;
  /** In contact with at most so many others in all of the billing, somebody tells one circle from another. */
  readonly rareCounterpart: number;
  /** Shared rare counterparts by which a number is suspected to be somebody's. */
  readonly suspectedShared: number;
  /** Share of the number's counterparts, and of its communications, that they are at least. */
  readonly suspectedShareOfCircle: number;
  /** By which contact of a suspected number counts, beside own contact; 0 = suspicions count nothing. */
  readonly suspectedWeight: number;
  /** So much of a look-up counts for which a reason was given: 0 = nothing, 1 = as one without. */
  readonly reasonedLookUps: number;
  /** Draws for the rank interval; 0 = no interval is worked out (it is then the rank itself). */
  readonly draws: number;
  /** Of likelihood, in nats, highest first. */
  readonly bands: readonly Band[];
  readonly factors: Readonly<Record<string, FactorPolicy>>;
  readonly harm: HarmPolicy;
  /** By band of likelihood, then of harm: 1 = first. */
  readonly priority: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Weights from 0 to 100. */
export interface HarmPolicy {
  /** How long an allegation counts. */
  readonly years: number;
  /** Nats that a factor of what systems recorded is worth at least, for its matter to be inferred. */
  readonly systemLeast: number;
  /** Highest first. */
  readonly bands: readonly Band[];
  /** By national category of corruption-related intelligence. */
  readonly categories: Readonly<Record<string, number>>;
  /** By class of complaint. */
  readonly classes: Readonly<Record<string, number>>;
  /** By the force's own category of complaint, as delivered. */
  readonly own: Readonly<Record<string, number>>;
}
