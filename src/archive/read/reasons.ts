import type { SourceDefinition } from '../../model/source';
import type { View } from '../../model/view';
import type { Catalogue } from '../catalogue';
import type { Bindings } from '../duck';
import { eventsTable, fieldColumn, JOINS } from '../schema';
import { restricted, type Reading } from './parts';

/** By source, the field in which the reason for an event is given. */
export function reasonFieldsOf(sources: readonly SourceDefinition[]): ReadonlyMap<string, string> {
  return new Map(sources.flatMap(({ id, contact }) => (contact?.reason ? [[id, contact.reason]] : [])));
}

/** The field of a source's events that `reasonGiven` reads; none of a source that has no reasons. */
export function reasonFields({ reasonFields: known }: Reading, source: string): string[] {
  return [known.get(source)].flatMap((field) => field ?? []);
}

/**
 * Hours between two look-ups of one record by one account that are one matter: who searches and then opens what was found
 * gives the reason once. As in the pattern access-then-call.
 */
const ONE_MATTER = 4;

/**
 * True of an event of the source for which a reason was given, with it or with another of the same two ends and delivery
 * within the hours of one matter, as SQL over the visible events `e`: what a view hides gives no reason.
 */
export function reasonGiven(reading: Reading, source: string): string {
  const [field] = reasonFields(reading, source);
  if (field === undefined) return 'false';
  const hours = `INTERVAL ${ONE_MATTER} HOUR`;
  return `bool_or(coalesce(trim(e.${fieldColumn(field)}), '') <> '') OVER (
    PARTITION BY e.from_entity, e.to_entity, e.supplier, e.delivery ORDER BY e.event_at
    RANGE BETWEEN ${hours} PRECEDING AND ${hours} FOLLOWING)`;
}

const LABELS = 'label, handling_class, granted_by, supplier, delivery';

/**
 * How many of the events of each contact month that a view shows have a reason (`reasoned`), over all loads: a statement.
 * `month_at` is when the month begins; months without any are left out. Undefined where no load has the field.
 */
export function reasonedMonths(
  reading: Reading,
  catalogue: Catalogue,
  view: View,
): [sql: string, bindings: Bindings] | undefined {
  const tables = [...reading.reasonFields].flatMap(([source, field]) => {
    const loads = catalogue.of(source).filter((load) => load.accepted > 0 && load.fields.includes(field));
    if (loads.length === 0) return [];
    const columns = `source, from_entity, to_entity, event_kind, ${LABELS}`;
    // A window copies all that it is given.
    const shown = `SELECT ${columns}, event_at, ${fieldColumn(field)} FROM ${eventsTable(reading.folder, loads, [field])} e WHERE VISIBLE AND ${JOINS}`;
    return [
      `SELECT ${columns}, date_trunc('month', event_at) AS month_at, count(*) AS reasoned
      FROM (SELECT e.*, ${reasonGiven(reading, source)} AS reason_given FROM (${shown}) e) WHERE reason_given GROUP BY ALL`,
    ];
  });
  if (tables.length === 0) return undefined;
  return restricted(view, [], (where) => tables.join(' UNION ALL ').replaceAll('VISIBLE', where));
}
