import type { SourceDefinition } from '../../model/source';
import type { Catalogue } from '../catalogue';
import { eventsTable, fieldColumn, JOINS } from '../schema';
import type { Reading } from './parts';

/** By source, the field in which the reason for an event is given. */
export function reasonFieldsOf(sources: readonly SourceDefinition[]): ReadonlyMap<string, string> {
  return new Map(sources.flatMap(({ id, contact }) => (contact?.reason ? [[id, contact.reason]] : [])));
}

/** The field of a source's events that `reasonGiven` reads; none of a source that has no reasons. */
export function reasonFields({ reasonFields: known }: Reading, source: string): string[] {
  return [known.get(source)].flatMap((field) => field ?? []);
}

/** True of an event of the source for which a reason was given, as SQL over its fields. */
export function reasonGiven(reading: Reading, source: string): string {
  const [field] = reasonFields(reading, source);
  return field === undefined ? 'false' : `coalesce(trim(${fieldColumn(field)}), '') <> ''`;
}

/** What `reasonedTable` tells of the events of one contact month, besides their number: all that makes it one. */
export const REASONED_KEY =
  'source, from_entity, to_entity, event_kind, month_at, label, handling_class, granted_by, supplier, delivery';

/**
 * How many events of each contact month have a reason (`reasoned`), over all loads, as a table; `month_at` is when the
 * month begins. Months without any are left out. Undefined where no load has the field.
 */
export function reasonedTable(reading: Reading, catalogue: Catalogue): string | undefined {
  const tables = [...reading.reasonFields].flatMap(([source, field]) => {
    const loads = catalogue.of(source).filter((load) => load.accepted > 0 && load.fields.includes(field));
    if (loads.length === 0) return [];
    return [
      `SELECT ${REASONED_KEY.replace('month_at', `date_trunc('month', event_at) AS month_at`)}, count(*) AS reasoned
      FROM ${eventsTable(reading.folder, loads, [field])} WHERE ${reasonGiven(reading, source)} AND ${JOINS} GROUP BY ALL`,
    ];
  });
  return tables.length === 0 ? undefined : `(${tables.join(' UNION ALL ')})`;
}
