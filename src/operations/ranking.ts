import type { EntityId } from '../model/entity';
import { rankTop, serving, type Scorecard } from '../risk';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** The review list of a projection: the first `size`, or everybody, as of the view's moment. */
export function ranking(projection: Projection, size: number | 'all', seed: string): Scorecard {
  return remembered(projection, 'ranking', `${size} ${seed}`, () =>
    rankTop(projection, { size, seed, asOf: momentOf(projection) }),
  );
}

/** True of somebody who is on the review list: of whoever serves, by rows that are not cut. */
export function isRanked(projection: Projection, id: EntityId): boolean {
  const { position } = remembered(projection, 'serving', '', () => serving(projection, momentOf(projection)));
  return position.has(id);
}
