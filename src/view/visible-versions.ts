import type { Row } from '../graph/statement';
import type { CanonicalRow, Meanings } from '../model/record';
import type { View } from '../model/view';
import { canonicalJson, sha256 } from '../shared/hash';
import { sourceOf } from '../sources';
import { ProjectedRecord } from './build/projected-record';
import { cutRow } from './cut';
import { decide } from './decide';

type VersionRow = Row<'view/versions'>;

/** A version of a record as a view shows it, whether it stands or has been superseded. */
export interface VisibleVersion<R extends VersionRow = VersionRow> {
  readonly record: ProjectedRecord;
  readonly row: CanonicalRow;
  /** SHA-256 of the row that is shown: what is cut from it leaves no trace. */
  readonly hash: string;
  readonly stored: R;
}

/**
 * The versions among stored rows that a view shows, superseded ones too, in order of id. What is no version of its own
 * for this reader, and what was recorded after the as-of, is not among them.
 */
export function visibleVersions<R extends VersionRow>(rows: readonly R[], view: View): VisibleVersion<R>[] {
  const decision = decide(view);
  const hidden = new Set(view.hiddenRecords);
  const register = new Set(view.registerRows ?? []);
  const found: VisibleVersion<R>[] = [];
  for (const row of rows) {
    const restated = view.restated?.get(row.id);
    const names = (JSON.parse(row.namings) as [string, string][]).map(([, entity]) => entity);
    const known =
      (restated ?? row).recordedAt <= view.asOf && (restated !== undefined || !hidden.has(row.id));
    if (!known || !decision.admits({ ...row, names }) || !validAt(row, view)) continue;
    found.push(versionOf(row, view, register.has(row.id)));
  }
  return found.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}

function validAt(row: VersionRow, { validAt }: View): boolean {
  return validAt === '' || (row.validFirst <= validAt && row.validLast > validAt);
}

function versionOf<R extends VersionRow>(stored: R, view: View, registerRow: boolean): VisibleVersion<R> {
  const definition = sourceOf(stored.source);
  const record = new ProjectedRecord(stored, definition, view, registerRow);
  const whole = JSON.parse(stored.row) as CanonicalRow;
  const meanings = JSON.parse(stored.meanings) as Meanings;
  const row = cutRow(whole, meanings, definition, view.asOf, registerRow);
  const cut = Object.keys(row).length < Object.keys(whole).length;
  return { record, row, hash: cut ? sha256(canonicalJson(row)) : stored.hash, stored };
}
