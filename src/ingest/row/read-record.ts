import type { Grade } from '../../model/grade';
import type { CanonicalRow, Meanings, Naming } from '../../model/record';
import type { RejectCode } from '../../model/source';
import type { Bounds } from '../../model/time';

/** One delivered row that was read and is in order: all that a record version says, before it has a place among versions. */
export interface ReadRecord {
  readonly line: number;
  readonly chain: string;
  readonly source: string;
  readonly force: string;
  readonly system: string;
  readonly key: string;
  readonly hash: string;
  readonly reading: string;
  readonly row: CanonicalRow;
  /** The JSON texts of row (RFC 8785) and meanings. */
  readonly texts: { readonly row: string; readonly meanings: string };
  readonly meanings: Meanings;
  readonly names: readonly Naming[];
  readonly grade?: Grade;
  readonly handling: string;
  readonly handlingClass: 'P' | 'C';
  readonly compartment: string;
  readonly validFrom?: Bounds;
  readonly validTo?: Bounds;
  readonly stated: string;
  readonly flags: readonly string[];
  /** Texts that go to the sealed store and nowhere else, each with the keyed hash that the row holds in its place. */
  readonly sealed: readonly { readonly mark: string; readonly text: string }[];
}

/** A row that is refused; `chain` where its key could be read, so that a full delivery does not close the record. */
export interface RejectedRow {
  readonly line: number;
  /** The delivered column, '' where the row as a whole is bad. */
  readonly column: string;
  readonly field: string;
  readonly code: RejectCode;
  readonly message: string;
  readonly chain?: string;
}

/** A line that is no row, by the mapping's word or because nothing is on it. */
export interface SkippedLine {
  readonly line: number;
  readonly skipped: string;
}

export type RowOutcome = ReadRecord | RejectedRow | SkippedLine;

export function isRejected(outcome: RowOutcome): outcome is RejectedRow {
  return 'code' in outcome;
}

export function isSkipped(outcome: RowOutcome): outcome is SkippedLine {
  return 'skipped' in outcome;
}
