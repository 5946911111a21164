import { FOREVER } from '../model/time';
import type { View } from '../model/view';
import type { Bindings } from './duck';

/**
 * What a view shows of the archived events: the one place where this is decided for them. `with` goes before the
 * statement, `where` judges a row of the alias that it was made for; values are bound, never spliced.
 */
export interface Restriction {
  readonly with: string;
  readonly where: string;
  readonly bindings: Bindings;
}

/**
 * A row is visible whose compartment and handling the reader may see, that was known by the as-of time, that had certainly
 * happened by the valid-at time, and that names no excluded person, nor a number or account while it was one's.
 */
export function restriction(view: View, alias: string): Restriction {
  const spans = view.excludedIdentifiers;
  const excluded = view.excluded.length > 0;
  const ends = [`${alias}.from_entity`, `${alias}.to_entity`];
  const where = [
    `list_contains($view_compartments, ${alias}.label)`,
    `list_contains($view_clearance, ${alias}.handling_class)`,
    `${alias}.known_at <= CAST($view_as_of AS TIMESTAMP)`,
    `($view_valid_at = '' OR ${alias}.event_until <= TRY_CAST($view_valid_at AS TIMESTAMP) + INTERVAL 1 MILLISECOND)`,
    ...(excluded ? ends.map((end) => `NOT coalesce(list_contains($view_excluded, ${end}), false)`) : []),
    ...(spans.length > 0
      ? ends.map(
          (end) =>
            `NOT EXISTS (SELECT 1 FROM view_span WHERE view_span.entity = ${end} AND view_span.from_at < ${alias}.event_until AND ${alias}.event_at < view_span.to_at)`,
        )
      : []),
  ];
  return {
    with: spans.length > 0 ? SPANS : '',
    where: where.join(' AND '),
    bindings: {
      view_compartments: view.compartments,
      view_clearance: view.clearance,
      view_as_of: view.asOf,
      view_valid_at: view.validAt,
      ...(excluded ? { view_excluded: view.excluded } : {}),
      ...(spans.length > 0
        ? {
            view_span_entity: spans.map((s) => s.entity),
            view_span_from: spans.map((s) => s.from),
            view_span_to: spans.map((s) => (s.to === FOREVER ? 'infinity' : s.to)),
          }
        : {}),
    },
  };
}

/** A bound of a span of time as a timestamp; what cannot be read has no beginning. */
export function spanBound(column: string): string {
  return `coalesce(TRY_CAST(${column} AS TIMESTAMP), TIMESTAMP '-infinity')`;
}

const SPANS = `view_span AS MATERIALIZED (
  SELECT entity, ${spanBound('from_text')} AS from_at, CAST(to_text AS TIMESTAMP) AS to_at
  FROM (SELECT unnest($view_span_entity) AS entity, unnest($view_span_from) AS from_text, unnest($view_span_to) AS to_text))`;
