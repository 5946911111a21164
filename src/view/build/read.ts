import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import type { SourceDefinition } from '../../model/source';
import type { View } from '../../model/view';
import { allSources } from '../../sources';
import { decide, viewParameters, type Decision } from '../decide';
import { inOrderOfId } from './order';
import { visibleMonths, type MonthArchive } from './months';
import { labelsOf, ProjectedRecord, storedText } from './projected-record';
import { ViewProjection } from './view-projection';

/** Reads all that a view shows and makes its projection. */
export async function readProjection(
  store: GraphStore,
  archive: MonthArchive,
  view: View,
  idKey: Buffer,
): Promise<ViewProjection> {
  const decision = decide(view);
  // Both at once: the one is read while the rows of the other are worked on here.
  const [versions, contacts] = await Promise.all([
    store.read('projection/records', viewParameters(view)),
    visibleMonths(view, decision, archive),
  ]);
  const records = visibleRecords(versions, view, decision);
  return ViewProjection.make(view, records, contacts, archive, idKey);
}

/** The records among stored rows that a view shows, in order of id. */
function visibleRecords(
  rows: readonly Row<'projection/records'>[],
  view: View,
  decision: Decision,
): ProjectedRecord[] {
  const definitions = new Map<string, SourceDefinition>(allSources().map((s) => [s.id, s]));
  const register = new Set(view.registerRows ?? []);
  const found: ProjectedRecord[] = [];
  for (const row of rows) {
    const stored = storedText(row);
    if (!decision.record(labelsOf(stored, view))) continue;
    found.push(new ProjectedRecord(stored, definitions.get(stored.source), view, register.has(stored.id)));
  }
  return inOrderOfId(found);
}
