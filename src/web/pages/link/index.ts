import { z } from 'zod';
import { operation as link } from '../../../operations/catalogue/link';
import { READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { linkOf } from './presenter';

export const page = definePage({
  id: 'link',
  path: '/link',
  title: 'How do we know',
  roles: READERS,
  asks: [link],
  input: z.strictObject({ id: z.string().min(1).max(2000) }),
  examples: [{ name: 'how do we know', address: '/link?id={link}' }],
  async load(asking, { id }) {
    return { model: linkOf(await asking.ask(link, { id, limit: 100 })) };
  },
});
