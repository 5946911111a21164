import type { Row } from '../graph/statement';
import type { CanonicalRow, Meanings } from '../model/record';
import type { View } from '../model/view';
import { canonicalJson, sha256 } from '../shared/hash';
import { sourceOf } from '../sources';
import { labelsOf, ProjectedRecord, storedText, type StoredText } from './build/projected-record';
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
  const found: VisibleVersion<R>[] = [];
  for (const row of rows) {
    const text = storedText(row);
    const restated = view.restated.get(text.id);
    const known =
      (restated ?? text).recordedAt <= view.asOf && (restated !== undefined || !hidden.has(text.id));
    if (!known || !decision.admits(labelsOf(text, view)) || !validAt(text, view)) continue;
    found.push(versionOf(row, text, view, decision.cuts(text.id)));
  }
  return found.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}

function validAt(text: StoredText, { validAt }: View): boolean {
  return validAt === '' || (text.validFirst <= validAt && text.validLast > validAt);
}

function versionOf<R extends VersionRow>(
  stored: R,
  text: StoredText,
  view: View,
  isCut: boolean,
): VisibleVersion<R> {
  const definition = sourceOf(text.source);
  const record = new ProjectedRecord(text, definition, view, isCut);
  const whole = JSON.parse(stored.row) as CanonicalRow;
  const meanings = JSON.parse(stored.meanings) as Meanings;
  const row = cutRow(whole, meanings, definition, view.asOf, isCut);
  const cut = Object.keys(row).length < Object.keys(whole).length;
  return { record, row, hash: cut ? sha256(canonicalJson(row)) : text.hash, stored };
}
