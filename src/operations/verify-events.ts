import { readLedger } from '../ledger/read-ledger';
import type { Services } from './services';

interface Difference {
  readonly what: string;
  readonly message: string;
}

/** Holds the archive against its own catalogue, the ledger, and the contact months of the graph. */
export async function verifyEvents({
  store,
  archive,
}: Services): Promise<{ checked: number; differences: Difference[] }> {
  const held = await archive.held();
  const differences: Difference[] = held.differences.map(({ file, message }) => ({
    what: `archive ${file}`,
    message,
  }));
  if (differences.length > 0) return { checked: held.checked, differences };
  const ledger = (await readLedger(store)).filter((f) => f.state === 'done');
  for (const load of held.loads) {
    const name = `${load.delivery}, ${load.file}`;
    const entry = ledger.find(
      (f) =>
        f.supplier === load.supplier &&
        f.delivery === load.delivery &&
        f.file === load.file &&
        f.rows === load.rows,
    );
    if (!entry)
      differences.push({
        what: `archive ${name}`,
        message: 'The ledger has no such file. Ingest the delivery again.',
      });
    else if (entry.rejected !== load.rejected)
      differences.push({
        what: `archive ${name}`,
        message: `${load.rejected} rows rejected here, ${entry.rejected} in the ledger.`,
      });
  }
  const left = new Map(held.months);
  const graph = await store.read('contacts/counts', {});
  for (const { id, count } of graph) {
    const archived = left.get(id) ?? 0;
    if (archived !== count)
      differences.push({
        what: `contact month ${id}`,
        message: `${count} events in the graph, ${archived} in the archive.`,
      });
    left.delete(id);
  }
  for (const [id, count] of left)
    differences.push({
      what: `contact month ${id}`,
      message: `0 events in the graph, ${count} in the archive.`,
    });
  return { checked: held.checked + graph.length, differences };
}
