import type { EntityId } from '../model/entity';
import type { Policy } from '../policy';
import { rankTop, serving, type ListOrder, type Scorecard } from '../risk';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** Which review list is asked for. */
export interface ListAsked {
  readonly size: number | 'all';
  readonly order: ListOrder;
  readonly seed: string;
}

/** The review list of a projection under a policy, as of the view's moment. */
export function ranking(projection: Projection, policy: Policy, { size, order, seed }: ListAsked): Scorecard {
  return remembered(projection, 'ranking', `${size} ${order} ${seed} ${policy.mark.digest}`, () =>
    rankTop(projection, { size, order, seed, policy, asOf: momentOf(projection) }),
  );
}

/** True of somebody who is on the review list: of whoever serves, by rows that are not cut. */
export function isRanked(projection: Projection, id: EntityId): boolean {
  const { position } = remembered(projection, 'serving', '', () => serving(projection, momentOf(projection)));
  return position.has(id);
}
