import { z } from 'zod';
import { operation as record } from '../../../operations/catalogue/record';
import { READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { recordOf } from './presenter';

export const page = definePage({
  id: 'record',
  path: '/record',
  title: 'How do we know',
  roles: READERS,
  asks: [record],
  input: z.strictObject({ id: z.string().min(1).max(200) }),
  examples: [{ name: 'record', address: '/record?id={record}' }],
  async load(asking, { id }) {
    return { model: recordOf(await asking.ask(record, { id })) };
  },
});
