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
  /** Texts that go to the sealed store and nowhere else. */
  readonly sealed: readonly SealedText[];
  /** True where the row names a protected communication, so that a part of it is masked. */
  readonly isMasked: boolean;
}

/** A row on its way into the graph, with what it is compared with others by. */
export type LikenedRecord = ReadRecord & { readonly likeness: string };

/** A text for the sealed store: a reference of a source, for which its mark stands in the row, or a row as delivered. */
export interface SealedText {
  readonly kind: 'source-reference' | 'row';
  readonly mark: string;
  readonly text: string;
}

/** A row in order of which nothing but what is sealed is kept, since it names a protected communication. */
export interface SealedRow {
  readonly line: number;
  readonly sealed: readonly [SealedText];
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

export type RowOutcome = ReadRecord | RejectedRow | SealedRow | SkippedLine;

export function isRejected(outcome: RowOutcome): outcome is RejectedRow {
  return 'code' in outcome;
}

export function isSealed(outcome: RowOutcome): outcome is SealedRow {
  return 'sealed' in outcome && !('chain' in outcome);
}

export function isSkipped(outcome: RowOutcome): outcome is SkippedLine {
  return 'skipped' in outcome;
}
