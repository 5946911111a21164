import { z } from 'zod';
import { operation as networks, RANKS } from '../../../operations/catalogue/networks';
import { linkKinds } from '../../../operations/link-kinds';
import { READERS } from '../../../operations/operation';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { kindsSearched } from '../../wording/kinds-searched';
import { estimated } from '../../wording/networks';

const PAGE = 25;

export const page = definePage({
  id: 'networks',
  path: '/networks',
  title: 'Networks',
  navigation: { caption: 'Networks', order: 40 },
  roles: READERS,
  asks: [networks],
  input: z.strictObject({
    minWeight: z.coerce.number().min(0).max(1).optional(),
    resolution: z.coerce.number().positive().max(1000).optional(),
    kinds: z.string().max(1000).optional(),
    rank: z.enum(RANKS).optional(),
    keyPeople: z.union([z.literal('all'), z.coerce.number().int().min(0).max(1000)]).optional(),
    page: pageNumber,
  }),
  examples: [
    { name: 'networks', address: '/networks' },
    { name: 'networks by size', address: '/networks?rank=size&keyPeople=all' },
  ],
  async load(asking, { minWeight, resolution, kinds, rank, keyPeople, page: at }) {
    const answer = await asking.ask(networks, { minWeight, resolution, kinds, rank, keyPeople });
    const { items, paging } = paged(answer.networks, at, PAGE);
    const noneText = kindsSearched(answer.none);
    const allKinds = linkKinds()
      .map((kind) => kind.id)
      .join();
    const isNarrow = (answer.none?.notSearched.length ?? 0) > 0;
    const choices = { ranks: RANKS, keyPeople, estimated: estimated(answer.betweenness) };
    const shown = { noneText, isNarrow, allKinds, kinds, ...choices };
    return { model: { ...answer, networks: items, paging, ...shown } };
  },
});
