import { type FaultKind } from './faults';

/** What a reader of the contract must make of one delivered file. */
export interface FileTally {
  readonly file: string;
  readonly source: string;
  /** Rows of data: accepted + duplicate + rejected. */
  rows: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  /** Lines that the mapping skips; they are no rows. */
  skipped: number;
  superseded: number;
  closed: number;
  readonly faults: { readonly line: number; readonly kind: FaultKind; readonly column: string }[];
}

export function emptyTally(file: string, source: string): FileTally {
  return {
    file,
    source,
    rows: 0,
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    skipped: 0,
    superseded: 0,
    closed: 0,
    faults: [],
  };
}

/** The keys that one system has delivered of a source, to tell new rows from duplicates and changes. */
export class Register {
  private readonly standing = new Map<string, string>();

  judge(key: string, row: string): 'new' | 'duplicate' | 'superseded' {
    const before = this.standing.get(key);
    this.standing.set(key, row);
    return before === undefined ? 'new' : before === row ? 'duplicate' : 'superseded';
  }

  /** After a full delivery: drops what it did not name, and says how many those were. */
  closeAllBut(present: ReadonlySet<string>): number {
    let closed = 0;
    for (const key of this.standing.keys()) {
      if (present.has(key)) continue;
      this.standing.delete(key);
      closed++;
    }
    return closed;
  }
}
