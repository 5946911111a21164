import type { ContactLink, ContactMonth } from '../../model/contact';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import type { EventRow } from '../archive';
import { contactMonth, MEASURED, MONTH_COLUMNS, type CountedMonth } from './contact-months';
import { eventRow, rowColumns, type StoredRow } from './event-row';
import { restricted, type Reading } from './parts';
import { bindingsOf, countedOfKeys, near, NEAR_OF_KEYS, overPlaces, viewOver, type Place } from './places';

/** Rows behind contact months that the view shows, in order of time, `limit` at most. */
export async function rowsOfContacts(
  reading: Reading,
  view: View,
  months: readonly ContactLink[],
  limit: number,
): Promise<EventRow[]> {
  const read = async (place: Place): Promise<StoredRow[]> => {
    const [sql, bindings] = restricted(
      viewOver(view, place),
      near(reading, place),
      (where) => `SELECT ${rowColumns(place.loads)} FROM ${NEAR_OF_KEYS}
        WHERE ${where} ORDER BY e.event_at, e.row_key, e.occurrence LIMIT ${Math.max(0, Math.trunc(limit))}`,
      bindingsOf(place),
    );
    return reading.duck.rows<StoredRow>(sql, bindings);
  };
  const rows = await overPlaces(reading, months, read);
  return rows
    .sort(by((r) => `${r.at_text}|${r.row_key}|${String(r.occurrence).padStart(10, '0')}`))
    .slice(0, limit)
    .map((row) => eventRow(row, reading.idKey));
}

/** Contact months recomputed from the rows that the view shows, in order of id; those without one are left out. */
export async function partialMonths(
  reading: Reading,
  view: View,
  months: readonly ContactLink[],
): Promise<ContactMonth[]> {
  const parts = await overPlaces(reading, months, async (place) => {
    const [sql, bindings] = restricted(
      viewOver(view, place),
      near(reading, place),
      (where) => `SELECT ${MONTH_COLUMNS}, ${MEASURED} FROM ${countedOfKeys(reading, place, where)}
        GROUP BY ${MONTH_COLUMNS}`,
      bindingsOf(place),
    );
    return reading.duck.rows<CountedMonth>(sql, bindings);
  });
  return parts.map(contactMonth).sort(by((month) => month.id));
}
