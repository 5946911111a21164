import { z } from 'zod';
import { ROLES } from '../../../model/view';
import { operation as deliveries } from '../../../operations/catalogue/deliveries';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { deliveryRows } from './presenter';

const PAGE = 10;

export const page = definePage({
  id: 'deliveries',
  path: '/deliveries',
  title: 'Deliveries',
  navigation: { caption: 'Deliveries', order: 70 },
  roles: ROLES,
  asks: [deliveries],
  input: z.strictObject({ page: pageNumber }),
  examples: [{ name: 'deliveries', address: '/deliveries' }],
  async load(asking, { page: at }) {
    const answer = await asking.ask(deliveries, {});
    const { items, paging } = paged(deliveryRows(answer.deliveries), at, PAGE);
    const { role, loader } = asking.reader;
    const keeps = loader || role === 'administrator';
    return { model: { deliveries: items, paging, keeps, readsRecords: role !== 'auditor' } };
  },
});
