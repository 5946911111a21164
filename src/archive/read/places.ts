import type { Load } from '../catalogue';
import { CONTACT_KEY, contactsTable } from '../schema';
import { withCatalogue, type Reading } from './parts';

/** Where the events of some contact months are: in which loads, between which times. */
export interface Place {
  readonly contacts: string;
  readonly loads: readonly Load[];
  readonly from: string;
  readonly to: string;
}

/** Reads what each source holds of some contact months, and gives all of it. */
export async function overPlaces<T>(
  reading: Reading,
  ids: readonly string[],
  read: (place: Place) => Promise<T[]>,
): Promise<T[]> {
  if (ids.length === 0) return [];
  return withCatalogue(reading.folder, async (catalogue) => {
    const found: T[] = [];
    for (const source of catalogue.sources()) {
      const loads = catalogue.of(source);
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
  const contacts = contactsTable(folder, loads);
  const found = await duck.rows<{ load: string; first: string; last: string }>(
    `SELECT load, min(month) AS first, max(month) AS last FROM ${contacts} WHERE id IN (SELECT unnest($ids)) GROUP BY load`,
    { ids },
  );
  if (found.length === 0) return undefined;
  const held = new Set(found.map((f) => f.load));
  const months = found.flatMap((f) => [f.first, f.last]).sort();
  return {
    contacts: contactsTable(
      folder,
      loads.filter((load) => held.has(load.load)),
    ),
    loads: loads.filter((load) => held.has(load.load)),
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
  };
}

/** The contact months of a place as CTE `keys`; needs `bindingsOf`. */
export function keys({ contacts }: Place): string {
  return `keys AS MATERIALIZED (SELECT DISTINCT id, source, ${CONTACT_KEY.join(', ')},
      CAST(month || '-01' AS TIMESTAMP) AS month_from, CAST(month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH AS month_to
    FROM ${contacts} WHERE id IN (SELECT unnest($ids)))`;
}

/** Joins events to the contact month `k` that they are of. */
export function joined(e: string): string {
  const equal = CONTACT_KEY.filter((c) => c !== 'month').map((c) => `${e}.${c} = k.${c}`);
  const inside = `${e}.event_at >= k.month_from AND ${e}.event_at < k.month_to`;
  const whole = `${e}.event_at >= CAST($first_month || '-01' AS TIMESTAMP) AND ${e}.event_at < CAST($last_month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH`;
  return [...equal, inside, whole].join(' AND ');
}

export function bindingsOf(place: Place, ids: readonly string[]): Record<string, string | readonly string[]> {
  return { ids, first_month: place.from, last_month: place.to };
}
