import { z } from 'zod';
import { DEFAULT_SIZE, operation as top20 } from '../../../operations/catalogue/top20';
import { MEETING_READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { MADE_OF_SEEN, ON_THE_LIST } from '../../wording/close';
import { restOnOneText } from '../../wording/fragility';
import { heldBackText, heldOnListText, notStatedText } from '../../wording/held-back';
import { listTitle, policyText, RANKS_UNCERTAIN } from '../../wording/list';
import { LIST_ORDERS } from '../../../risk';
import { listOf } from './presenter';

/** How many people the page offers to show; the address takes up to 200. */
const SIZES = [DEFAULT_SIZE, 50, 100];

export const page = definePage({
  id: 'top20',
  path: '/top20',
  title: 'Top 20',
  navigation: { caption: 'Top 20', order: 60 },
  roles: MEETING_READERS,
  asks: [top20],
  input: z.strictObject({
    size: z.coerce.number().int().min(1).max(200).default(DEFAULT_SIZE),
    order: z.enum(LIST_ORDERS).default('priority'),
  }),
  examples: [
    { name: 'top 20', address: '/top20' },
    { name: 'top 20 as of September', address: '/top20?asOf=2026-09-01' },
    { name: 'top 20 by harm', address: '/top20?order=harm' },
  ],
  async load(asking, { size, order }) {
    const answer = await asking.ask(top20, { size, order });
    const held = heldBackText(answer.heldBack);
    const words = {
      onTheList: ON_THE_LIST,
      madeOf: MADE_OF_SEEN,
      uncertain: RANKS_UNCERTAIN,
      held,
      heldOnList: heldOnListText(answer.rows),
      notStated: notStatedText(answer.otherwise),
      restOnOne: restOnOneText(answer.rows),
      listTitle: listTitle(size, order),
      sizes: SIZES,
      policyText: policyText(answer.policy),
      orders: LIST_ORDERS,
    };
    return { model: { ...listOf(answer, size), ...words }, title: words.listTitle };
  },
});
