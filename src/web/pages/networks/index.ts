import { z } from 'zod';
import { operation as networks } from '../../../operations/catalogue/networks';
import { READERS } from '../../../operations/operation';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';

const PAGE = 25;

export const page = definePage({
  id: 'networks',
  path: '/networks',
  title: 'Networks',
  navigation: { caption: 'Networks', order: 40 },
  roles: READERS,
  asks: [networks],
  input: z.strictObject({
    minWeight: z.coerce.number().min(0).max(1).default(0.1),
    resolution: z.coerce.number().positive().max(1000).default(1),
    page: pageNumber,
  }),
  examples: [{ name: 'networks', address: '/networks' }],
  async load(asking, { minWeight, resolution, page: at }) {
    const answer = await asking.ask(networks, { minWeight, resolution });
    const { items, paging } = paged(answer.networks, at, PAGE);
    return { model: { ...answer, networks: items, paging, minWeight, resolution } };
  },
});
