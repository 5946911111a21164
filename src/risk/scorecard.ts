import type { NamelessTaken } from '../independence';
import type { EntityId } from '../model/entity';
import type { Baseline } from './baseline';
import type { PeerGroup } from './peers';
import type { Policy } from '../policy';
import type { Harm } from './harm';
import type { HeldBack, ListOrder } from './ranking';
import type { Saying } from './saying';

/** One term of a score. Terms are in nats, whole millionths, and add up to the score exactly. */
export interface FactorTerm {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly contribution: number;
  /** In events of average weight, after grade, sharing and decay. */
  readonly observed: number;
  /** The same, of anybody with the same exposure at the force's rate. */
  readonly expected: number;
  /** The same, of the others in the same post; undefined where they are too few. */
  readonly expectedInPost?: number;
  /** How many independent sources, records or contact months were counted. */
  readonly count: number;
  /** Records that it rests on: those counted, and those that their weight rests on. Sorted. */
  readonly records: readonly string[];
  /** Contact months that it rests on. Sorted. */
  readonly contacts: readonly string[];
  readonly peerGroup: PeerGroup;
  /** Why, in plain words. */
  readonly why: Saying;
}

/** Where somebody would stand without something, all others being as they are. */
export interface StandingWithout {
  readonly scoreWithout: number;
  /** Behind whoever would be equal, on the list that was asked for, in its order. */
  readonly rankWithout: number;
  /** How many others would be equal to them. */
  readonly equalWithout: number;
  readonly priorityWithout: number;
}

/** One independent source about a person, and what its word does. */
export interface SourceNote extends StandingWithout {
  /** The first of its records by id. */
  readonly id: string;
  /** Sorted. */
  readonly records: readonly string[];
  /** How many statements there are, which is how many sources there would be if each were independent. */
  readonly told: number;
  /** As how many sources they count. */
  readonly counted: number;
  /** What makes one source of them, in words; '' of a single statement. */
  readonly why: string;
  /** At least one of its statements is 1A, 1B or found sustained; what else it says is bounded all the same. */
  readonly tested: boolean;
  readonly anonymous: boolean;
}

/** What the rank would be without the one source, record or contact month that carries most of the score. */
export interface Fragility extends StandingWithout {
  /** The source, or the record of a system; of what was received, the first of its contact months. */
  readonly reference: string;
  readonly records: readonly string[];
  /** True where it is all calls and messages that the person received. */
  readonly received: boolean;
  /** True where the person leaves the list that was asked for without it. */
  readonly decides: boolean;
  /** True where all of the score rests on it: nothing above nought is left without. */
  readonly sole: boolean;
}

/** One person on the list. */
export interface ScorecardRow {
  readonly rank: number;
  readonly id: EntityId;
  readonly nativeId: string;
  /** By the policy's matrix of likelihood and harm; 1 = first. */
  readonly priority: number;
  /** How likely that there is something to find: an index in nats, the sum of the contributions; no probability. */
  readonly likelihood: number;
  /** The policy's band of it, and that band's title. */
  readonly likelihoodBand: string;
  readonly likelihoodTitle: string;
  readonly harm: Harm;
  /** What is graver and stands on one untested source alone: told, and not counted. */
  readonly uncorroborated?: Harm;
  /** The likelihood. */
  readonly score: number;
  /** Rank by likelihood alone. */
  readonly likelihoodRank: number;
  /** The same against the person's own post; undefined where too few share it. Never part of the score. */
  readonly unusual?: number;
  /** Why there is no figure against the post, in a sentence. */
  readonly noComparison?: string;
  /** 90 % interval of the rank by likelihood. */
  readonly interval: readonly [low: number, high: number];
  /** Largest contribution first, then by id. */
  readonly factors: readonly FactorTerm[];
  /** Sources without which some factor is unknown for this person. Sorted. */
  readonly missing: readonly string[];
  /** The workforce record that exposure rests on. */
  readonly register: string;
  readonly peerGroup: PeerGroup;
  /** Who speaks of the person: the source that moves the score most first. */
  readonly sources: readonly SourceNote[];
  /** By what one person may have said the person would stand in the first places, and does not. */
  readonly heldBack?: HeldBack;
  /** Undefined where nothing speaks for a score above nought. */
  readonly fragility?: Fragility;
}

/** What a factor is and whether it could be worked out, for the page beside the list. */
export interface FactorNote {
  readonly id: string;
  readonly version: number;
  readonly family: string;
  readonly title: string;
  readonly question: string;
  readonly notFor: string;
  /** From when on it counts, and how many rows are dated before that; undefined where it counts what stands open. */
  readonly since?: string;
  /** Empty where it was worked out. */
  readonly missing: readonly string[];
}

/** A review list, not a verdict: at the published lift of 5 to 7, a top 20 of 5,500 holds one or two true cases. */
export interface Scorecard {
  readonly asOf: string;
  /** People ranked. */
  readonly population: number;
  readonly rows: readonly ScorecardRow[];
  readonly factors: readonly FactorNote[];
  readonly order: ListOrder;
  readonly tieRule: string;
  /** Who is held back from the first places and stands in none of the rows, in the order of the list. */
  readonly heldBack: readonly ScorecardRow[];
  /** For what else those may be taken whom complaints do not make known, and the policy does not state. */
  readonly otherwise: readonly Partial<NamelessTaken>[];
  readonly policy: Policy;
  readonly baseline: Baseline;
  readonly seed: string;
}
