import type { EntityId } from '../model/entity';
import type { Policy } from '../policy';
import { rankedList, scorecardOf, serving, type ListOrder, type RankedList, type Scorecard } from '../risk';
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
export function ranking(projection: Projection, policy: Policy, asked: ListAsked): Scorecard {
  const { size, order, seed } = asked;
  const key = `${size} ${order} ${seed} ${policy.mark.digest}`;
  return remembered(projection, 'ranking', key, () =>
    scorecardOf(listRanked(projection, policy, asked), size),
  );
}

/** Everybody ranked once: what the lists and profiles of one order are read from. */
export function listRanked(
  projection: Projection,
  policy: Policy,
  { order, seed }: Omit<ListAsked, 'size'>,
): RankedList {
  return remembered(projection, 'ranked', `${order} ${seed} ${policy.mark.digest}`, () =>
    rankedList(projection, { order, seed, policy, asOf: momentOf(projection) }),
  );
}

/** True of somebody who is on the review list: of whoever serves, by rows that are not cut. */
export function isRanked(projection: Projection, id: EntityId): boolean {
  const { position } = remembered(projection, 'serving', '', () => serving(projection, momentOf(projection)));
  return position.has(id);
}
