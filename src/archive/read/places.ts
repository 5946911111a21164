import type { Load } from '../catalogue';
import type { Bindings } from '../duck';
import { CONTACT_KEY, contactsTable, eventsTable } from '../schema';
import { withCatalogue, type Reading } from './parts';

const KEY = ['id', 'source', ...CONTACT_KEY] as const;
type Key = Readonly<Record<(typeof KEY)[number], string>>;

/** Where the events of some contact months are: what makes each month one, and in which loads it has events. */
export interface Place {
  readonly keys: readonly Key[];
  readonly loads: readonly Load[];
}

/** Reads what each source holds of some contact months, and gives all of it. Only loads that `mayHold` are looked at. */
export async function overPlaces<T>(
  reading: Reading,
  ids: readonly string[],
  read: (place: Place) => Promise<T[]>,
  mayHold: (load: Load) => boolean = () => true,
): Promise<T[]> {
  if (ids.length === 0) return [];
  return withCatalogue(reading.folder, async (catalogue) => {
    const found: T[] = [];
    for (const source of catalogue.sources()) {
      const loads = catalogue.of(source).filter(mayHold);
      const place = await placeOf(reading, loads, ids);
      if (place) found.push(...(await read(place)));
    }
    return found;
  });
}

async function placeOf(
  { duck, folder }: Reading,
  loads: readonly Load[],
  ids: readonly string[],
): Promise<Place | undefined> {
  if (loads.length === 0) return undefined;
  const found = await duck.rows<Key & { readonly load: string }>(
    `SELECT load, ${KEY.join(', ')} FROM ${contactsTable(folder, loads)} WHERE id IN (SELECT unnest($ids))`,
    { ids },
  );
  if (found.length === 0) return undefined;
  const held = new Set(found.map((f) => f.load));
  return {
    keys: [...new Map(found.map((key) => [key.id, key])).values()],
    loads: loads.filter((load) => held.has(load.load)),
  };
}

/**
 * The CTEs `keys`, the contact months of a place, and `near`, the events of their pairs, found before any is judged:
 * judging every event of the archive takes many times as long. Needs `bindingsOf`.
 */
export function near({ folder }: Reading, { loads }: Place): string[] {
  const lists = KEY.map((column) => `unnest($key_${column}) AS ${column}`);
  const pairs = `SEMI JOIN keys n ON n.from_entity = t.from_entity AND n.to_entity = t.to_entity`;
  return [
    `keys AS MATERIALIZED (SELECT *, CAST(month || '-01' AS TIMESTAMP) AS month_from, CAST(month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH AS month_to
      FROM (SELECT ${lists.join(', ')}))`,
    `near AS MATERIALIZED (SELECT * FROM ${eventsTable(folder, loads, [], pairs)})`,
  ];
}

/** The events `e` of `near` with the contact month `k` that each is of. */
export const NEAR_OF_KEYS = (() => {
  const equal = CONTACT_KEY.filter((c) => c !== 'month').map((c) => `e.${c} = k.${c}`);
  return `near e JOIN keys k ON ${[...equal, 'e.event_at >= k.month_from', 'e.event_at < k.month_to'].join(' AND ')}`;
})();

export function bindingsOf({ keys }: Place): Bindings {
  return Object.fromEntries(KEY.map((column) => [`key_${column}`, keys.map((key) => key[column])]));
}
