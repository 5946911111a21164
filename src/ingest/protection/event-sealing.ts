import type { EventProtection } from '../../archive/archive';
import type { DeliveryPosition } from '../../model/delivery';
import type { ProtectedList } from '../../model/protected';
import type { SealedStore, ToSeal } from '../../sealed';
import { canonicalJson } from '../../shared/hash';

/** The file that events are from, as it is sealed with them. */
export interface SealedFrom {
  readonly source: string;
  readonly position: DeliveryPosition;
  readonly file: string;
}

/**
 * Seals the protected events of one file. Events are known again by their force, their row and which of the equal rows of
 * their file they are: so the same file twice, or two files with the same rows, are sealed once. A dry run only counts.
 */
export function eventSealing(
  store: SealedStore,
  list: ProtectedList,
  from: SealedFrom,
  dryRun: boolean,
): EventProtection {
  return {
    list,
    async seal(load, rows) {
      const of = store.mark('load', load);
      const equal = new Map<string, number>();
      let brought = 0;
      let known = 0;
      for await (const batch of rows) {
        const items = batch.map(({ force, row }): ToSeal => {
          const same = store.mark('event', from.source, force, canonicalJson(row));
          const occurrence = (equal.get(same) ?? 0) + 1;
          equal.set(same, occurrence);
          const mark = store.mark('event', same, String(occurrence));
          return { kind: 'event', mark, of, content: canonicalJson({ ...from, force, row, occurrence }) };
        });
        const origins = dryRun ? await store.broughtBy(items.map((i) => i.mark)) : await store.put(items);
        for (const origin of origins) {
          if (origin === undefined || origin === of) brought++;
          else known++;
        }
      }
      return { brought, known };
    },
  };
}
