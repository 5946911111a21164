import type { EntityId } from './entity';
import type { Instant } from './time';

export const ROLES = [
  'analyst',
  'investigator',
  'supervisor',
  'meeting',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is reading: an entry of the access file, checked. */
export interface Reader {
  readonly name: string;
  readonly role: Role;
  readonly compartments: readonly string[];
  readonly clearance: readonly ('P' | 'C')[];
  readonly loader: boolean;
  /** Who this is in the workforce: a native id, or a graph id where it names the force. Conflict exclusions follow from it. */
  readonly staffId: string | undefined;
  /** Of somebody whom the workforce register does not have: why, and whose conflicts count as the reader's own. */
  readonly noStaffRecord: { readonly reason: string; readonly excluded: readonly string[] } | undefined;
  /** Where the entry stands, for whoever has to mend it: `access.yaml, line 3`. */
  readonly place: string;
}

/** Both clocks of a question; undefined = now, and no limit on valid time. */
export interface Clocks {
  readonly asOf?: Instant;
  readonly validAt?: Instant;
}

declare const sealed: unique symbol;

/**
 * What one reader may see: the only key to a read. It is made by `openView` alone (the brand keeps anything else from
 * being one), so that there is no read without a decision.
 */
export interface View {
  readonly [sealed]: true;
  readonly reader: Reader;
  /** FOREVER where the question is not as of a time. */
  readonly asOf: Instant;
  /** '' where valid time is not limited. */
  readonly validAt: string;
  /** Compartments that the reader is in, and '' for open records. Empty for roles that see no record. */
  readonly compartments: readonly string[];
  readonly clearance: readonly ('P' | 'C')[];
  /** People whose records are hidden from this reader, sorted: self, household, family, business, associates, line. */
  readonly excluded: readonly EntityId[];
  /** Records hidden though their labels are visible: they name a number or account that the register gives an excluded person. */
  readonly hiddenRecords: readonly string[];
  /** Versions that stand for this reader because what superseded them is hidden. */
  readonly shownRecords: readonly string[];
  /** Numbers and accounts that the register gives an excluded person, with the time that they were theirs. */
  readonly excludedIdentifiers: readonly {
    readonly entity: EntityId;
    readonly from: Instant;
    readonly to: Instant;
  }[];
  /** Excluded people, and those of their numbers and accounts whose contact months are all hidden, sorted. */
  readonly barred: readonly EntityId[];
  /** Excluded people's own rows of the force's registers: shown cut to who they are and where, and counted nowhere. Sorted. */
  readonly cutRows: readonly string[];
  /** Versions whose place among those that this reader can see differs from the stored one. */
  readonly restated: ReadonlyMap<string, { readonly recordedAt: Instant; readonly standsUntil: Instant }>;
  /** What was loaded when the view was opened: all of the view that is not given by its key follows from it. */
  readonly generation: string;
  /** Hash of role, clearance, compartments, exclusion set and both times: readers with equal keys share results. */
  readonly key: string;
}

/** The part of a `View` that its brand is put on. For `openView` only. */
export function sealView(view: Omit<View, typeof sealed>): View {
  return view as View;
}
