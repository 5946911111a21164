import { by } from '../../shared/compare';
import type { RejectedRow } from '../row/read-record';

/** Why rows of a file were rejected: one reason of one column, with how many rows and where the first of them stand. */
export interface RejectReason {
  readonly column: string;
  readonly reason: string;
  /** How to mend it, as it is said of the first of them. */
  readonly message: string;
  readonly rows: number;
  /** The first lines, in order. */
  readonly lines: readonly number[];
}

const LINES = 3;
/** A file may have as many columns as it likes: what is beyond these is counted among the rejected rows alone. */
const MOST = 500;

/** Counts rejected rows by reason, and knows nothing of what stands in them. */
export class RejectReasons {
  private readonly found = new Map<string, RejectReason>();

  add({ line, column, code, message }: Pick<RejectedRow, 'line' | 'column' | 'code' | 'message'>): void {
    const id = `${code} ${column}`;
    const known = this.found.get(id);
    if (known) {
      const lines = known.lines.length < LINES ? [...known.lines, line] : known.lines;
      this.found.set(id, { ...known, rows: known.rows + 1, lines });
    } else if (this.found.size < MOST)
      this.found.set(id, { column, reason: code, message, rows: 1, lines: [line] });
  }

  /** In order of reason and column. */
  byReason(): RejectReason[] {
    return [...this.found].sort(by(([id]) => id)).map(([, reason]) => reason);
  }

  /** The most frequent first. */
  mostFrequent(): RejectReason[] {
    return this.byReason().sort((a, b) => b.rows - a.rows);
  }
}
