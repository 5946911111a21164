import { entitiesOf } from '../../src/model/source';
import { lastInside, type Bounds } from '../../src/model/time';
import type { Projection } from '../../src/view/projection';

/** Scores that the ranking is held against, by entity id. */
export interface Comparators {
  /** All complaints received by T. */
  readonly count: ReadonlyMap<string, number>;
  /** Complaints of the last two years + ½ of the last five + 3 × sustained and closed in the last five. */
  readonly composite: ReadonlyMap<string, number>;
}

/**
 * Worked out from the complaints that a projection as of T shows.
 *
 * @param starts two and five years before T, as instants: what ended after them counts
 */
export function comparators(
  projection: Projection,
  starts: { readonly two: string; readonly five: string },
): Comparators {
  const count = new Map<string, number>();
  const composite = new Map<string, number>();
  const add = (to: Map<string, number>, id: string, n: number): void =>
    void to.set(id, (to.get(id) ?? 0) + n);
  for (const { meanings } of projection.recordsOf('complaints')) {
    const received = lastInside(meanings['received'] as Bounds);
    const closed = meanings['closed'] as Bounds | undefined;
    const sustained =
      meanings['finding'] === 'sustained' && closed !== undefined && lastInside(closed) > starts.five;
    for (const id of entitiesOf(meanings, 'staff_id')) {
      add(count, id, 1);
      add(
        composite,
        id,
        (received > starts.two ? 1 : 0) + (received > starts.five ? 0.5 : 0) + (sustained ? 3 : 0),
      );
    }
  }
  return { count, composite };
}
