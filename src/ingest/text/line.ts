import type { RejectCode } from '../../model/source';

/** A delivered row as text: its cells in order of the columns; `undefined` where an NDJSON row lacks the key. */
export interface DeliveredRow {
  /** 1-based physical line at which it starts. */
  readonly line: number;
  readonly cells: readonly (string | undefined)[];
}

/** A stretch of text that is no row. */
export interface BrokenRow {
  readonly line: number;
  readonly code: RejectCode;
  readonly message: string;
  /** The delivered column, where it is one column's fault. */
  readonly column?: string;
}

/** A line without any text: not a row, and counted apart. */
export interface BlankLine {
  readonly line: number;
  readonly blank: true;
}

export type DeliveredLine = DeliveredRow | BrokenRow | BlankLine;

/** Longest row that is read, in characters: longer ones are damage (a lost line break) or an attack on memory. */
export const LONGEST_ROW = 1_048_576;
