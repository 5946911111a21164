import { z } from 'zod';
import { operation as search } from '../../../operations/catalogue/search';
import { READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { CLOSE_UNFOUND } from '../../wording/close';
import { resultsOf } from './presenter';

const MOST = 200;

export const page = definePage({
  id: 'search',
  path: '/search',
  title: 'Search',
  navigation: { caption: 'Search', order: 20 },
  roles: READERS,
  asks: [search],
  input: z.strictObject({
    query: z.string().max(200).optional(),
    type: z
      .string()
      .regex(/^[a-z]+$/)
      .optional(),
  }),
  examples: [
    { name: 'search', address: '/search?query=KV-10*' },
    { name: 'search for nothing', address: '/search?query=nobody-of-this-name' },
    { name: 'empty search', address: '/search' },
  ],
  async load(asking, { query, type }) {
    if (query === undefined || query.trim() === '') return { model: { query: '', type, results: undefined } };
    const asked = type === undefined ? query : `${type}:${query}`;
    const answer = await asking.ask(search, { query: asked, limit: MOST });
    return {
      model: { query, type, results: resultsOf(answer), closeUnfound: CLOSE_UNFOUND },
      title: `Search: ${query}`,
    };
  },
});
