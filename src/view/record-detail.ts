import type { GraphStore } from '../graph/store';
import type { CanonicalRow, RecordVersion } from '../model/record';
import type { View } from '../model/view';
import { viewParameters } from './decide';
import { lineTeller } from './line-teller';
import { visibleVersions } from './visible-versions';

/** One version with where it was delivered. */
export interface RecordDetail {
  readonly record: RecordVersion;
  readonly row: CanonicalRow;
  readonly delivery: string;
  readonly file: string;
  /** Null for those who did not load the file. */
  readonly line: number | null;
  /** SHA-256 of the row that is shown. */
  readonly hash: string;
}

/**
 * A record and every version of its key that the view shows, in order of recorded time; undefined where the view does not
 * show it, whether it is hidden or absent.
 */
export async function recordDetail(
  store: GraphStore,
  view: View,
  id: string,
): Promise<{ readonly record: RecordDetail; readonly versions: readonly RecordDetail[] } | undefined> {
  const rows = await store.read('view/chain-of', { ...viewParameters(view), id });
  const lineOf = await lineTeller(store, view.reader);
  const versions = visibleVersions(rows, view)
    .map(({ record, row, hash, stored }) => ({
      ...{ record, row, hash, delivery: stored.delivery, file: stored.file },
      line: lineOf(stored),
    }))
    .sort((a, b) => order(a) - order(b) || (a.record.id < b.record.id ? -1 : 1));
  const record = versions.find((v) => v.record.id === id);
  return record && { record, versions };
}

function order({ record }: RecordDetail): number {
  return Date.parse(record.recordedAt);
}
