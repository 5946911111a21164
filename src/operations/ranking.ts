import { rankTop, type Scorecard } from '../risk';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** The review list of a projection: the first `size`, or everybody, as of the view's moment. */
export function ranking(projection: Projection, size: number | 'all', seed: string): Scorecard {
  return remembered(projection, `ranking ${size} ${seed}`, () =>
    rankTop(projection, { size, seed, asOf: momentOf(projection) }),
  );
}
