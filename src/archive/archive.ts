import type { ContactMonth } from '../model/contact';
import type { DeliveryPosition } from '../model/delivery';
import type { Mapping } from '../model/mapping';
import type { RejectCode, SourceDefinition } from '../model/source';
import type { View } from '../model/view';

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
  /** `history: true`: a row's recorded time is its event time. */
  readonly history: boolean;
  /** True where the same outcome is wanted and nothing may be written. */
  readonly dryRun?: boolean;
}

/** A row that was refused, for the rejects file. `column` is the delivered column, '' where the row as a whole is bad. */
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly field: string;
  readonly code: RejectCode;
  readonly message: string;
}

/** What became of the rows: rows = accepted + duplicate + rejected; skipped lines are not rows. */
export interface EventOutcome {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly skipped: number;
  readonly rejects: readonly Reject[];
  /**
   * Contact months that the file changed, of any delivery: the graph's are replaced by these. A `count` of 0 means that
   * none of its rows is left there (an earlier delivery that came later took them over).
   */
  readonly months: readonly ContactMonth[];
}

/** One archived event as a reader sees it. */
export interface EventRow {
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  readonly occurrence: number;
  readonly row: Readonly<Record<string, string>>;
  readonly at: string;
  readonly recordedAt: string;
  readonly delivery: string;
  readonly file: string;
  readonly line: number;
}

/**
 * The append-only archive of events: Hive-partitioned Parquet in the data folder, read by DuckDB. Loading the same file
 * again changes nothing; a load that was cut off leaves nothing that a reader sees. Reads take a view.
 */
export interface Archive {
  load(file: EventFile, progress: (rows: number) => void): Promise<EventOutcome>;
  /** Rows behind contact months, by their ids, in order of time. */
  rowsOf(view: View, contactIds: readonly string[], limit: number): Promise<EventRow[]>;
  /** One row by its record id, or undefined where the view does not show it. */
  row(view: View, id: string): Promise<EventRow | undefined>;
  /** A pattern's registered statement over `billing`, `access`, `attribution` and `account` as the view restricts them. */
  events(view: View, statement: { name: string; text: string }, parameters: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>[]>;
  /** Every visible row's source, id and hash, in order of id, for the canonical export. */
  exportRows(view: View): AsyncIterable<readonly { source: string; id: string; key: string; hash: string }[]>;
  close(): Promise<void>;
}
