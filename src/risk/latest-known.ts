import { BEGINNING, type Instant } from '../model/time';
import type { Projection } from '../view/projection';

/**
 * The last moment at which anything visible was recorded: the time of a score that is asked for "now". A clock would
 * make the same data give another answer tomorrow, and nothing fades faster because nobody delivers.
 */
export function latestKnown(projection: Projection): Instant {
  let latest = BEGINNING;
  for (const { recordedAt } of projection.records) if (recordedAt > latest) latest = recordedAt;
  for (const { recordedLast } of projection.contacts) if (recordedLast > latest) latest = recordedLast;
  return latest;
}
