import type { GraphStore } from '../graph/store';
import { readLedger } from '../ledger/read-ledger';
import type { Reader } from '../model/view';

/** Where a row was delivered. */
export interface DeliveredAt {
  readonly delivery: string;
  readonly file: string;
  /** Null of a file of which rows were sealed: lines would tell where they stood. */
  readonly line: number | null;
}

/**
 * Tells the line at which a row stands in its file to those who loaded the file and still load, and null to everybody
 * else: line numbers count rows that a reader may not see. Of several files of one name, whoever loaded all of them is
 * told.
 */
export async function lineTeller(
  store: GraphStore,
  { loader, name }: Pick<Reader, 'loader' | 'name'>,
): Promise<(at: DeliveredAt) => number | null> {
  if (!loader) return () => null;
  const theirs = new Map<string, boolean>();
  for (const file of await readLedger(store)) {
    const known = theirs.get(fileOf(file)) ?? true;
    theirs.set(fileOf(file), known && file.loader === name);
  }
  return (at) => (theirs.get(fileOf(at)) === true ? at.line : null);
}

function fileOf({ delivery, file }: Pick<DeliveredAt, 'delivery' | 'file'>): string {
  return `${delivery}\u001f${file}`;
}
