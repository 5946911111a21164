import { setImmediate as pause } from 'node:timers/promises';
import { loadPatterns } from '../detection';
import type { Reader } from '../model/view';
import { MOST_KEPT, openView } from '../view';
import { READERS } from './operation';
import { patternRun } from './pattern-run';
import type { Services } from './services';

/**
 * Makes what readers will ask for first (their projections and findings), so that the first page does not wait for it.
 * Nobody is shown anything, so nothing is audited. For no more readers than projections are kept. A fault is told to
 * `failed`, and to the reader when they ask. Stops between steps when the signal says so.
 */
export async function warm(
  services: Services,
  signal: AbortSignal,
  failed: (reader: Reader, error: unknown) => void,
): Promise<void> {
  // Where nobody may read, there is nobody to warm for; they are told why when they ask.
  const all = await services.readers.all().catch(() => []);
  const readers = all.filter((r) => READERS.some((role) => role === r.role));
  for (const reader of readers.slice(0, MOST_KEPT)) {
    try {
      await pause();
      if (signal.aborted) return;
      await services.protection.mayBeRead(services.store);
      const projection = await services.projections.of(await openView(services.store, reader, {}));
      // One at a time: a stop waits for no more than the one under way.
      for (const { dossier } of loadPatterns().filter((p) => p.dossier.status !== 'retired')) {
        await pause();
        if (signal.aborted) return;
        // Waited for to its end: a store that is closed under a running statement blocks the process.
        await patternRun(services, projection, [dossier.id], {});
      }
    } catch (error) {
      if (!signal.aborted) failed(reader, error);
    }
  }
}
