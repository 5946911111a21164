import type { RecordId } from '../model/record';

/** What those are whom complaints do not make known: told by how often complaints tell it, or stated by the force. */
export const NAMELESS = ['as-told', 'anonymous', 'people'] as const;
export type Nameless = (typeof NAMELESS)[number];

/** What a force decides about when two statements count as one source. */
export interface IndependenceRules {
  /** Statements by one way of which nobody knows who speaks, no more than so many days apart, are one source. */
  readonly burstDays: number;
  /** The same where who speaks is hidden on purpose, or left out of a register that otherwise names it. */
  readonly anonymousBurstDays: number;
  /** As how many sources all that is said anonymously about one person may count. */
  readonly anonymousAtMost: number;
  /** Whoever is behind a complaint that names nobody. */
  readonly namelessComplaints: Nameless;
  /** Whoever complains and is a name in no register of people. */
  readonly complainantsByName: Nameless;
  /** A complaint and a report about one person, no more than so many days apart, are presumed to be of one matter. */
  readonly matterDays: number;
  /** Share of their runs of words, 0 to 1, from which on two texts are one wording. */
  readonly wordingShare: number;
  /** Words below which a text is too short to be told from another by its wording, unless they are the very same. */
  readonly fewestWords: number;
  /** People who give one address, from beyond which on it is no household. */
  readonly largestHousehold: number;
}

/** Why statements are taken for one source. */
export type Tie = 'report' | 'speaker' | 'household' | 'wording' | 'burst' | 'matter';

/** Makes one source of two statements, by their positions, by what records say so besides. */
export type TieOf = (a: number, b: number, why: Tie, records?: readonly RecordId[]) => void;
