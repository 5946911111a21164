import type { GraphStore } from '../graph/store';
import { toDeliveryFile, type DeliveryFile } from './delivery-file';

/** Every file in the ledger, in order of number. */
export async function readLedger(store: GraphStore): Promise<DeliveryFile[]> {
  const rows = await store.read('ledger/files', {});
  return rows.map((row) => toDeliveryFile(row.file));
}
