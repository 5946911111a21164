import type { GraphStore } from '../graph/store';
import type { View } from '../model/view';
import { joinOrBegin, type Joined } from '../shared/joined';
import type { MonthArchive } from './build/months';
import { readProjection } from './build/read';
import type { ViewProjection } from './build/view-projection';
import { generationOf } from './open-view';
import type { Projection, Projections } from './projection';

/** How many different projections are kept: each holds all that somebody sees. */
export const MOST_KEPT = 4;

/** Projections of views, kept by the view's key, so that readers who are excluded from the same people share one. */
export function makeProjections(sources: {
  readonly store: GraphStore;
  readonly archive: MonthArchive;
  readonly idKey: Buffer;
}): Projections {
  const kept = new Map<string, Joined<ViewProjection>>();
  return {
    async of(view: View): Promise<Projection> {
      const generation = await generationOf(sources.store);
      const key = `${generation} ${view.generation} ${view.key}`;
      const reading = joinOrBegin(kept, key, () =>
        readProjection({ ...sources, months: sources.archive.months(view) }, view),
      );
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return (await reading).for(view);
    },
  };
}
