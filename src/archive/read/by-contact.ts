import type { ContactMonth } from '../../model/contact';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import type { EventRow } from '../archive';
import type { Load } from '../catalogue';
import { CONTACT_KEY, contactsTable, eventsTable } from '../schema';
import { contactMonth, measured, MONTH_COLUMNS, type StoredMonth } from './contact-months';
import { eventRow, rowColumns, type StoredRow } from './event-row';
import { EVENT_SOURCES, restricted, withCatalogue, type Reading } from './parts';

/** Where the events of some contact months are: in which loads, between which times. */
interface Place {
  readonly contacts: string;
  readonly loads: readonly Load[];
  readonly from: string;
  readonly to: string;
}

/** Rows behind contact months that the view shows, in order of time, `limit` at most. */
export async function rowsOfContacts(
  reading: Reading,
  view: View,
  ids: readonly string[],
  limit: number,
): Promise<EventRow[]> {
  const rows = await overPlaces(reading, ids, async (place) => {
    const [sql, bindings] = restricted(
      view,
      [keys(place)],
      (
        where,
      ) => `SELECT ${rowColumns(place.loads)} FROM ${eventsTable(reading.folder, place.loads, [])} e JOIN keys k ON ${joined('e')}
        WHERE ${where} ORDER BY e.event_at, e.row_key, e.occurrence LIMIT ${Math.max(0, Math.trunc(limit))}`,
      bindingsOf(place, ids),
    );
    return reading.duck.rows<StoredRow>(sql, bindings);
  });
  return rows
    .sort(by((r) => `${r.at_text}|${r.row_key}|${String(r.occurrence).padStart(10, '0')}`))
    .slice(0, limit)
    .map((row) => eventRow(row, reading.idKey));
}

/** Contact months recomputed from the rows that the view shows, in order of id; those without one are left out. */
export async function partialMonths(
  reading: Reading,
  view: View,
  ids: readonly string[],
): Promise<ContactMonth[]> {
  const months = await overPlaces(reading, ids, async (place) => {
    const [sql, bindings] = restricted(
      view,
      [keys(place)],
      (
        where,
      ) => `SELECT ${MONTH_COLUMNS}, ${measured('count(*)', 'min(e.event_at)', 'max(e.event_until) - INTERVAL 1 MILLISECOND', 'min(e.known_at)', 'max(e.known_at)')}
        FROM ${eventsTable(reading.folder, place.loads, [])} e JOIN keys k ON ${joined('e')}
        WHERE ${where} GROUP BY ${MONTH_COLUMNS}`,
      bindingsOf(place, ids),
    );
    return reading.duck.rows<StoredMonth>(sql, bindings);
  });
  return months.map(contactMonth).sort(by((month) => month.id));
}

async function overPlaces<T>(
  reading: Reading,
  ids: readonly string[],
  read: (place: Place) => Promise<T[]>,
): Promise<T[]> {
  if (ids.length === 0) return [];
  return withCatalogue(reading.folder, async (catalogue) => {
    const found: T[] = [];
    for (const source of EVENT_SOURCES) {
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

function keys({ contacts }: Place): string {
  return `keys AS MATERIALIZED (SELECT DISTINCT id, source, ${CONTACT_KEY.join(', ')},
      CAST(month || '-01' AS TIMESTAMP) AS month_from, CAST(month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH AS month_to
    FROM ${contacts} WHERE id IN (SELECT unnest($ids)))`;
}

function joined(e: string): string {
  const equal = CONTACT_KEY.filter((c) => c !== 'month').map((c) => `${e}.${c} = k.${c}`);
  const inside = `${e}.event_at >= k.month_from AND ${e}.event_at < k.month_to`;
  const whole = `${e}.event_at >= CAST($first_month || '-01' AS TIMESTAMP) AND ${e}.event_at < CAST($last_month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH`;
  return [...equal, inside, whole].join(' AND ');
}

function bindingsOf(place: Place, ids: readonly string[]): Record<string, string | readonly string[]> {
  return { ids, first_month: place.from, last_month: place.to };
}
