import { setImmediate as pause } from 'node:timers/promises';
import { openView } from '../view';
import { READERS } from './operation';
import { patternRun } from './pattern-run';
import type { Services } from './services';

/**
 * Makes what readers will ask for first (their projections and findings), so that the first page does not wait for it.
 * Nobody is shown anything, so nothing is audited. A reader for whom it fails is told when they ask. Stops between
 * steps when the signal says so.
 */
export async function warm(services: Services, signal: AbortSignal): Promise<void> {
  for (const reader of services.readers.filter((r) => READERS.some((role) => role === r.role))) {
    try {
      await pause();
      if (signal.aborted) return;
      const projection = await services.projections.of(await openView(services.store, reader, {}));
      await pause();
      if (signal.aborted) return;
      await patternRun(services, projection, [], {});
    } catch {
      continue;
    }
  }
}
