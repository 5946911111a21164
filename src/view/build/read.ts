import { setImmediate as pause } from 'node:timers/promises';
import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import type { ContactColumns } from '../../model/contact-columns';
import type { SourceDefinition } from '../../model/source';
import type { View } from '../../model/view';
import { allSources } from '../../sources';
import { decide, viewParameters, type Decision } from '../decide';
import { attributionsOf } from './attributions';
import { explanationsOf } from './explanations';
import { ForceOwned } from './force-owned';
import { inOrderOfId } from './order';
import { visibleMonths, type MonthArchive } from './months';
import { labelsOf, ProjectedRecord, storedText } from './projected-record';
import { ViewProjection } from './view-projection';

const AT_ONCE = 2000;

export interface ProjectionSources {
  readonly store: GraphStore;
  readonly archive: MonthArchive;
  /** What the archive answers to `months` of the view. */
  readonly months: Promise<ContactColumns>;
  readonly idKey: Buffer;
}

/** Reads all that a view shows and makes its projection. */
export async function readProjection(
  { store, archive, months, idKey }: ProjectionSources,
  view: View,
): Promise<ViewProjection> {
  const decision = decide(view);
  // The months are read by other threads while the records are worked on here.
  const reading = months.then((columns) => visibleMonths(view, decision, archive, columns));
  reading.catch(() => undefined);
  const forceOwned = new ForceOwned();
  const records = await visibleRecords(
    await store.read('projection/records', viewParameters(view)),
    view,
    decision,
    forceOwned,
  );
  const attributions = attributionsOf(records);
  const explanations = explanationsOf(records);
  const shown = {
    ...{ records, attributions, explanations, forceOwned: forceOwned.identifiers },
    contacts: await reading,
  };
  return ViewProjection.make(view, shown, archive, idKey);
}

/** The records among stored rows that a view shows, in order of id. Pauses now and then, so that other work goes on. */
async function visibleRecords(
  rows: readonly Row<'projection/records'>[],
  view: View,
  decision: Decision,
  forceOwned: ForceOwned,
): Promise<ProjectedRecord[]> {
  const definitions = new Map<string, SourceDefinition>(allSources().map((s) => [s.id, s]));
  const found: ProjectedRecord[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % AT_ONCE === 0) await pause();
    const stored = storedText(row);
    if (!decision.record(labelsOf(stored, view))) continue;
    const definition = definitions.get(stored.source);
    const record = new ProjectedRecord(stored, definition, view, decision.cuts(stored.id));
    found.push(record);
    forceOwned.add(stored, record);
  }
  return inOrderOfId(found);
}
