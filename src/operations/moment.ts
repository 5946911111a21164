import { FOREVER, type Instant } from '../model/time';
import type { Projection } from '../view/projection';

/**
 * The moment that recency is measured from: the valid time or the as-of of the question, else the latest moment that
 * the visible data speaks of. Never the wall clock, so that the same data gives the same answer on any day.
 */
export function momentOf(projection: Projection): Instant {
  const { validAt, asOf } = projection.view;
  const limit = validAt !== '' && validAt < asOf ? validAt : asOf;
  if (limit !== FOREVER) return limit;
  return projection.coverage.reduce(
    (latest, c) => (c.last !== undefined && c.last > latest ? c.last : latest),
    '1970-01-01T00:00:00.000Z',
  );
}
