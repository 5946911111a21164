import { createHash } from 'node:crypto';
import type { GraphStore } from '../graph/store';
import type { ContactColumns } from '../model/contact-columns';
import type { View } from '../model/view';
import type { MonthArchive } from './build/months';
import { readProjection } from './build/read';
import type { ViewProjection } from './build/view-projection';
import { generationOf } from './open-view';
import type { Projection, Projections } from './projection';

/** How many different projections are kept: each holds all that somebody sees. */
export const MOST_KEPT = 4;

/** Projections of views, kept by what they hide, so that readers from whom the same is hidden share one. */
export function makeProjections(sources: {
  readonly store: GraphStore;
  readonly archive: MonthArchive;
  readonly idKey: Buffer;
}): Projections {
  const kept = new Map<string, Promise<ViewProjection>>();
  const keys = new WeakMap<View, { readonly generation: string; readonly hidden: Promise<string> }>();
  const keep = (key: string, reading: Promise<ViewProjection>): void => {
    kept.set(key, reading);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  };
  return {
    async of(view: View): Promise<Projection> {
      const generation = await generationOf(sources.store);
      let known = keys.get(view);
      let ahead: Promise<ContactColumns> | undefined;
      if (known?.generation !== generation) {
        keys.set(view, (known = { generation, hidden: hiddenKey(sources.store, view) }));
        known.hidden.catch(() => keys.delete(view));
        // What a new view shows is seldom kept: its months are read while that is found out.
        ahead = sources.archive.months(view);
        ahead.catch(() => undefined);
      }
      const key = `${generation} ${await known.hidden}`;
      let reading = kept.get(key);
      if (!reading) {
        const months = ahead ?? sources.archive.months(view);
        reading = readProjection({ ...sources, months }, view);
        reading.catch(() => kept.delete(key));
      }
      kept.delete(key);
      keep(key, reading);
      return (await reading).for(view);
    },
  };
}

/**
 * A hash of what a view hides. People excluded count by the records and contact months that name them, so that two
 * readers of whose circles nothing is held share one projection.
 */
async function hiddenKey(store: GraphStore, view: View): Promise<string> {
  const entities = view.barred ?? view.excluded;
  const register = new Set(view.registerRows ?? []);
  const naming =
    entities.length === 0 ? [] : await store.read('view/records-naming', { entities: view.excluded });
  const contacts = entities.length === 0 ? [] : await store.read('view/contacts-naming', { entities });
  const parts = [
    view.asOf,
    view.validAt,
    ...view.compartments.map((c) => `compartment ${c}`),
    ...view.clearance.map((c) => `clearance ${c}`),
    ...view.hiddenRecords.map((id) => `hidden ${id}`),
    ...view.shownRecords.map((id) => `shown ${id}`),
    ...[...register].map((id) => `register ${id}`),
    ...[...new Set(naming.map((row) => `naming ${row.id}`))].sort(),
    ...[...new Set(contacts.map((row) => `contact ${row.entity}`))].sort(),
    ...[...(view.restated ?? [])].map(([id, t]) => `${id} ${t.recordedAt} ${t.standsUntil}`).sort(),
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part}\u001f`);
  return hash.digest('hex');
}
