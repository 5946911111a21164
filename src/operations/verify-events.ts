import type { HeldReading } from '../archive/read/verify';
import { named, type DeliveryFile } from '../ledger/delivery-file';
import { readLedger } from '../ledger/read-ledger';
import { sourceOf } from '../sources';
import type { Services } from './services';
import { several } from '../shared/several';

interface Difference {
  readonly what: string;
  readonly message: string;
}

/**
 * Holds the archive against its own catalogue, the ledger, and the contact months of the graph. Counted are the files of
 * events that the asker loaded.
 */
export async function verifyEvents(
  { store, archive }: Pick<Services, 'store' | 'archive'>,
  asker: string,
): Promise<{ checked: number; differences: Difference[] }> {
  const held = await archive.held();
  const differences: Difference[] = held.differences.map(({ file, message }) => ({
    what: `archive ${file}`,
    message,
  }));
  const unsound = differences.length > 0;
  const ledger = await readLedger(store);
  const checked = ledger.filter((f) => f.loader === asker && sourceOf(f.source)?.shape === 'event').length;
  differences.push(...ledgerDifferences(held.readings, ledger));
  if (unsound) return { checked, differences };
  const left = new Map(held.months);
  const graph = await store.read('contacts/counts', {});
  const tell = (id: string, inGraph: number, archived: number): void =>
    void differences.push({
      what: `contact month ${id}`,
      message: `${several(inGraph, 'event')} in the graph, ${archived} in the archive.`,
    });
  for (const { id, count } of graph) {
    const archived = left.get(id) ?? 0;
    if (archived !== count) tell(id, count, archived);
    left.delete(id);
  }
  for (const [id, count] of left) tell(id, 0, count);
  return { checked, differences };
}

/**
 * Holds the archive's files against the ledger's. The ledger says what became of a file's rows when it was loaded; the
 * archive, what its files own now and which rows each has taken over from which other since, so that both can be told.
 */
function ledgerDifferences(readings: readonly HeldReading[], ledger: readonly DeliveryFile[]): Difference[] {
  const differences: Difference[] = [];
  const done = ledger.filter((f) => f.state === 'done' && sourceOf(f.source)?.shape === 'event');
  const archived = new Map(readings.map((r) => [r.reading, r]));
  for (const reading of readings) {
    const say = (message: string): void =>
      void differences.push({ what: `archive ${named(reading)}`, message });
    const entries = done.filter((f) => f.reading === reading.reading);
    const accepted = entries.reduce((sum, f) => sum + f.accepted - f.sealed, 0);
    if (entries.length === 0) say('The ledger has no file of it that is loaded. Ingest the delivery again.');
    else if (accepted !== reading.accepted)
      say(`${several(reading.accepted, 'row')} accepted here, ${accepted} in the ledger.`);
    for (const entry of entries) {
      if (!reading.loads.some((l) => l.rows === entry.rows && l.rejected === entry.rejected))
        say(`${told(reading.loads)} here, ${told([entry])} in the ledger.`);
    }
  }
  for (const entry of done) {
    if (!archived.has(entry.reading))
      differences.push({
        what: `file ${entry.id}`,
        message: `${named(entry)}: the archive does not have it. Restore the archive from a backup.`,
      });
  }
  return differences;
}

function told(counts: readonly { rows: number; rejected: number }[]): string {
  return counts
    .map(({ rows, rejected }) => `${several(rows, 'row')} of which ${rejected} rejected`)
    .join(', ');
}
