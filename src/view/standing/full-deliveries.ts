import type { GraphStore } from '../../graph/store';
import { orderText, type DeliveryFile } from '../../ledger/delivery-file';
import type { FullDelivery } from '../../model/versions';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import { viewParameters } from '../decide';

/** Past every file: what is missing from a delivery is missing at its end. */
const AFTER_ALL_FILES = 999_999_999;

/** The complete full deliveries of a ledger, in order: what they lack is closed. */
export function fullDeliveries(ledger: readonly DeliveryFile[]): FullDelivery[] {
  const groups = new Map<string, DeliveryFile[]>();
  for (const file of ledger) {
    const { supplier, suppliedAt, delivery, sending, source, system } = file;
    const key = [supplier, suppliedAt, delivery, sending, source, system].join('\u001f');
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()]
    .filter((files) => files.some((file) => file.closes))
    .map((files) => fullDelivery(files))
    .sort(by((full) => full.order));
}

function fullDelivery(files: readonly DeliveryFile[]): FullDelivery {
  // A group is made for its first file.
  const first = files[0] as DeliveryFile;
  return {
    order: orderText({ ...first, index: AFTER_ALL_FILES }),
    suppliedAt: first.suppliedAt,
    supplier: first.supplier,
    system: first.system,
    source: first.source,
    files: new Set(files.map((f) => f.number)),
    rejectedChains: new Set(files.flatMap((f) => f.rejectedChains)),
  };
}

/**
 * The full deliveries that this reader can know of: those with a row that they may see. One of which every row is hidden
 * closes nothing for them, as if it had never come.
 */
export async function knownDeliveries(
  store: GraphStore,
  deliveries: readonly FullDelivery[],
  view: View,
): Promise<readonly FullDelivery[]> {
  if (deliveries.length === 0) return [];
  const parameters = viewParameters(view);
  const hidden = new Set((await store.read('view/hidden-sources', parameters)).map((row) => row.source));
  const known: FullDelivery[] = [];
  for (const delivery of deliveries) {
    const files = [...delivery.files].map(String);
    const visible =
      !hidden.has(delivery.source) ||
      (await store.read('view/delivered-in', { ...parameters, source: delivery.source, files })).length > 0;
    if (visible) known.push(delivery);
  }
  return known;
}
