import { FOREVER, type Instant } from '../model/time';
import { latestKnown } from '../risk';
import type { Projection } from '../view/projection';
import { remembered } from './remembered';

/**
 * The moment that recency is measured from: the valid time or the as-of of the question, else the latest moment that
 * the visible data speaks of. Never the wall clock, so that the same data gives the same answer on any day.
 */
export function momentOf(projection: Projection): Instant {
  const { validAt, asOf } = projection.view;
  const limit = validAt !== '' && validAt < asOf ? validAt : asOf;
  if (limit !== FOREVER) return limit;
  return remembered(projection, 'latest known', '', () => latestKnown(projection));
}
