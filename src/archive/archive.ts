import type { ContactLink, ContactMonth, MonthCut } from '../model/contact';
import type { ContactColumns } from '../model/contact-columns';
import type { DeliveryPosition } from '../model/delivery';
import type { EntityId, Register } from '../model/entity';
import type { Explanation } from '../model/explanation';
import type { Mapping } from '../model/mapping';
import type { ProtectedList } from '../model/protected';
import type { RejectCode, SourceDefinition } from '../model/source';
import type { Instant } from '../model/time';
import type { View } from '../model/view';
import type { AlikeEvents } from './load/alike';
import type { Told } from './load/told';
import type { HeldEvents } from './read/verify';

export type { AlikeEvents };

/** One file of events to be read into the archive. */
export interface EventFile {
  readonly path: string;
  /** As the manifest names it. */
  readonly file: string;
  readonly source: SourceDefinition;
  readonly mapping: Mapping;
  readonly position: DeliveryPosition;
  readonly force: string;
  readonly zone: string;
  /** The end of the day of supply: no row was recorded from then on. */
  readonly recordedBefore: Instant;
  /** `history: true`: a row's recorded time is its event time. */
  readonly history: boolean;
  /** Of references to entries that other deliveries introduce (people, posts, cases); none are looked at where left out. */
  readonly entries?: {
    readonly registers: readonly Register[];
    /** Where rows that refer to an unknown entry are refused: gives those of `ids` that no delivery has introduced. */
    readonly unknown?: (ids: readonly EntityId[]) => Promise<ReadonlySet<EntityId>>;
  };
  readonly protection: EventProtection;
  /** Who loads, as far as it bears on what they are told. */
  readonly told: {
    /** What they may see. */
    readonly view: View;
    /** Readings (`EventOutcome.reading`) that they have loaded before. */
    readonly delivered: ReadonlySet<string>;
    /** Readings of files that were begun before this one, by their number, whoever loaded them: what rows are compared with. */
    readonly earlier: ReadonlyMap<string, number>;
    /** True where they are done with this file and it comes again. */
    readonly done: boolean;
    /** True where the archive has this reading from a load of theirs that was cut off. */
    readonly begun: (reading: string) => boolean;
  };
  /** True where the same outcome is wanted and nothing may be written. */
  readonly dryRun?: boolean;
  /** Asked last before the file becomes part of the archive: what it throws leaves the archive as it was. */
  readonly mayCommit?: () => Promise<void>;
}

/** Which rows of a file are sealed instead of being kept, and who seals them. */
export interface EventProtection {
  readonly list: ProtectedList;
  /**
   * Seals rows of one load (`load` names it), durably, before any other row of it is there. Gives how many it brought, by this
   * or an earlier attempt of the same load, and how many another load had brought before.
   */
  seal(
    load: string,
    rows: AsyncIterable<readonly ProtectedEvent[]>,
  ): Promise<{ readonly brought: number; readonly known: number }>;
}

/** A row that names a protected communication: nothing of it is in the archive. */
export interface ProtectedEvent {
  readonly force: string;
  readonly row: Readonly<Record<string, string>>;
}

/** A row that was refused, for the rejects file. `column` is the delivered column, '' where the row as a whole is bad. */
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly field: string;
  readonly code: RejectCode;
  readonly message: string;
}

/**
 * A file that cannot be read as a table at all: nothing of it is loaded. `message` says how to mend it and holds no
 * text of the file; the ingest engine reports it as `refused`.
 */
export class FileRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** 1-based physical line, where one line is to blame. */
    readonly line?: number,
  ) {
    super(message);
    this.name = 'FileRefused';
  }
}

/** The ingest engine's codes for the same faults. */
export type RefusalCode =
  | 'empty_file'
  | 'header_missing'
  | 'bad_header'
  | 'doubled_header'
  | 'missing_column'
  | 'wrong_encoding'
  | 'header_too_long'
  | 'too_many_columns'
  | 'mapping_invalid';

/** Sealed rows of a file. */
export interface SealedEvents {
  /** Those that this load brought to the sealed store. */
  readonly brought: number;
  /** Those brought by this load and any before it of the same reading. */
  readonly broughtInAll: number;
  /** All rows of the file that are sealed, whoever brought them. */
  readonly rows: number;
}

/**
 * What became of the rows: rows = accepted + duplicate + rejected + sealed; skipped lines are not rows. The counts are those of
 * the file among all others in the archive, whether it was read now or before (`loadedBefore`), so that a load which
 * was cut off after its commit gives the counts it would have given.
 */
export interface EventOutcome {
  /** What the file is known by in the ledger: this text read this way, whatever of it was refused as unknown. */
  readonly reading: string;
  readonly rows: number;
  /** Rows of which this file is the owner: no other file that comes before it has them. */
  readonly accepted: number;
  /**
   * Rows accepted of this reading, by this load and any before it, each as it was counted when it was loaded: `accepted`
   * and what other files have taken over since. It never changes once all of the file is accepted.
   */
  readonly acceptedInAll: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Rows that name a protected communication: none of them is among `accepted` or `duplicate`. */
  readonly sealed: SealedEvents;
  readonly skipped: number;
  /** Skipped lines by the mapping's reason, in order of reason. */
  readonly skips: readonly { readonly reason: string; readonly lines: number }[];
  /** True where this very file of this delivery, read the same way, was complete in the archive before. */
  readonly loadedBefore: boolean;
  /** Files that were loaded earlier and come later in order: rows that they counted as accepted and now are duplicates there. */
  readonly takenOver: readonly {
    readonly supplier: string;
    readonly delivery: string;
    readonly file: string;
    readonly rows: number;
  }[];
  /** What whoever loads is told: the duplicates that they may know of, and the labels of the rows. */
  readonly told: Told;
  /** Rows that tell of the same events as other rows of earlier files, as far as whoever loads may know; not of a file that is done. */
  readonly alike: AlikeEvents | undefined;
  /** References to entries of registers, by all its rows in order, duplicates too: how often each is made. */
  readonly references: ReadonlyMap<EntityId, number>;
  /** In order of line, in batches; may be read again until the archive is closed. */
  readonly rejects: AsyncIterable<readonly Reject[]>;
  /**
   * Contact months that the file may have changed, of any delivery, in order of id, in batches: the graph's are replaced
   * by these. A `count` of 0 means that none of its rows is left there (an earlier delivery that came later took them
   * over). None in a dry run.
   */
  readonly months: AsyncIterable<readonly ContactLink[]>;
}

/** One archived event as a reader sees it. */
export interface EventRow {
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  readonly occurrence: number;
  /** What it is known by: its force, its hash, and which of equal rows it is. */
  readonly key: string;
  /** In order of field. */
  readonly row: Readonly<Record<string, string>>;
  readonly at: string;
  readonly recordedAt: string;
  readonly delivery: string;
  readonly file: string;
  /** Null of a file of which rows were sealed: lines would tell where they stood. */
  readonly line: number | null;
}

/** That a number or account was used by somebody, as a pattern's statement joins it. */
export interface EventAttribution {
  readonly identifier: EntityId;
  readonly holder: EntityId;
  readonly from: Instant;
  readonly to: Instant;
}

/** What the view shows besides events: whose numbers and accounts were, and which contact is explained. */
export interface KnownOfEvents {
  readonly attributions: readonly EventAttribution[];
  readonly explanations: readonly Explanation[];
  /** The force's own numbers and accounts, whoever held them. */
  readonly forceOwned: ReadonlySet<EntityId>;
}

/**
 * The append-only archive of events: Hive-partitioned Parquet in the data folder, read by DuckDB. Loading the same file
 * again changes nothing; a load that was cut off leaves nothing that a reader sees. Reads take a view.
 */
export interface Archive {
  /** Throws FileRefused where the file is no table of this mapping. Another process's load is waited for. */
  load(file: EventFile, progress: (rows: number) => void): Promise<EventOutcome>;
  /**
   * Contact months with labels that the view has, of which a row may be known and valid. Some of their rows may be hidden:
   * `decide` in src/view says of which.
   */
  months(view: View): Promise<ContactColumns>;
  /** Rows behind contact months, in order of time. */
  rowsOf(view: View, months: readonly ContactLink[], limit: number): Promise<EventRow[]>;
  /** One row by its record id, or undefined where the view does not show it. */
  row(view: View, id: string): Promise<EventRow | undefined>;
  /** Rows by their record ids, in order of id, without those that the view does not show. */
  rows(view: View, ids: readonly string[]): Promise<EventRow[]>;
  /**
   * Contact months recomputed from the rows that the view shows: for months in which an as-of, a valid-at
   * or an exclusion falls. A month without a visible row is left out. In order of id.
   */
  partialMonths(view: View, months: readonly ContactLink[]): Promise<ContactMonth[]>;
  /**
   * The same for parts of contact months, at the places of `cuts`: an event whose time, as precise as it was stated,
   * lies even partly outside the windows of an end is not counted. Undefined where no visible row is left.
   */
  cutMonths(view: View, cuts: readonly MonthCut[]): Promise<(ContactMonth | undefined)[]>;
  /**
   * A pattern's registered statement over `billing`, `access`, `attribution`, `explanation` and `force_owned` (docs/archive.md) as the
   * view restricts them; `known` is what the view shows. Throws PlumblineError `statement` for text that reads anything else.
   */
  events(
    view: View,
    statement: { readonly name: string; readonly text: string },
    parameters: Readonly<Record<string, unknown>>,
    known: KnownOfEvents,
  ): Promise<Record<string, unknown>[]>;
  /** Every visible row's source, id and hash, in order of id, for the canonical export. */
  exportRows(view: View): AsyncIterable<readonly { source: string; id: string; key: string; hash: string }[]>;
  /** True where a row of any file has been accepted: no more than that, for nobody's answer. */
  holdsEvents(): boolean;
  /** What is held, for `verify` alone: no row, no label, no view. */
  held(): Promise<HeldEvents>;
  /** How many rows of each delivered file, by its reading, name something of a list: for `verify` alone. */
  rowsNaming(list: ProtectedList): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}
