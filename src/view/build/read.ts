import { unpackContact } from '../../graph/contact-link';
import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import type { SourceDefinition } from '../../model/source';
import type { View } from '../../model/view';
import { allSources } from '../../sources';
import { decide, viewParameters, type Decision } from '../decide';
import { visibleMonths, type MonthArchive } from './months';
import { ProjectedRecord } from './projected-record';
import { ViewProjection } from './view-projection';

/** Reads all that a view shows and makes its projection. */
export async function readProjection(
  store: GraphStore,
  archive: MonthArchive,
  view: View,
  idKey: Buffer,
): Promise<ViewProjection> {
  const decision = decide(view);
  const records = visibleRecords(
    await store.read('projection/records', viewParameters(view)),
    view,
    decision,
  );
  const months = await store.read('projection/contacts', viewParameters(view));
  const contacts = await visibleMonths(
    months.map((row) => unpackContact(row.packed)),
    view,
    decision,
    archive,
  );
  return ViewProjection.make(view, records, contacts, archive, idKey);
}

/** The records among stored rows that a view shows, in order of id. */
export function visibleRecords(
  rows: readonly Row<'projection/records'>[],
  view: View,
  decision: Decision,
): ProjectedRecord[] {
  const definitions = new Map<string, SourceDefinition>(allSources().map((s) => [s.id, s]));
  const register = new Set(view.registerRows ?? []);
  return rows
    .filter((row) => decision.record({ ...row, names: namedIn(row, view) }))
    .map((row) => new ProjectedRecord(row, definitions.get(row.source), view, register.has(row.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Names are read only for a reader from whom somebody is excluded. */
function namedIn(row: Row<'projection/records'>, view: View): string[] {
  if (view.excluded.length === 0) return [];
  return (JSON.parse(row.namings) as [string, string][]).map(([, entity]) => entity);
}
