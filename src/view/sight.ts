import type { GraphStore } from '../graph/store';
import type { FullDelivery } from '../model/versions';
import { sealView, type Reader, type View } from '../model/view';
import { PlumblineError } from '../shared/errors';
import { decide, type AdmittingLabels } from './decide';
import { openView } from './open-view';
import { knownDeliveries } from './standing/full-deliveries';

/** What somebody who loads may see of what others delivered. */
export interface LoaderSight {
  readonly view: View;
  admits(version: AdmittingLabels & { readonly id: string }): boolean;
  showsWhole(version: { readonly id: string }): boolean;
  known(fulls: readonly FullDelivery[]): Promise<readonly FullDelivery[]>;
}

/**
 * Reports of loads are answers too: they tell of what the loader's view shows. A role that reads no record is told of open
 * records; where it cannot be told from whose records the loader is excluded, of none but their own.
 */
export async function sightOf(store: GraphStore, reader: Reader): Promise<LoaderSight> {
  const view = await viewOfLoader(store, reader);
  const decision = decide(view);
  const hidden = new Set(view.hiddenRecords);
  const cut = new Set(view.cutRows);
  return {
    view,
    admits: (version) =>
      decision.admits(version) && (!hidden.has(version.id) || view.restated?.has(version.id) === true),
    showsWhole: ({ id }) => !cut.has(id),
    known: (fulls) =>
      view.compartments.length === 0 ? Promise.resolve([]) : knownDeliveries(store, fulls, view),
  };
}

async function viewOfLoader(store: GraphStore, reader: Reader): Promise<View> {
  const reads = reader.role !== 'administrator' && reader.role !== 'auditor';
  try {
    return await openView(store, reads ? reader : { ...reader, role: 'meeting' }, {});
  } catch (error) {
    if (!(error instanceof PlumblineError) || error.code !== 'reader_unknown') throw error;
    const nothing = await openView(store, { ...reader, role: 'administrator' }, {});
    return sealView({ ...nothing, reader });
  }
}
