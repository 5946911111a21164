import { z } from 'zod';
import { operation as audit } from '../../../operations/catalogue/audit';
import { csv } from '../../../shared/csv';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { actRow, CSV_HEAD, csvRow } from './presenter';

const PAGE = 50;
const MOST = 10_000;

export const page = definePage({
  id: 'audit',
  path: '/audit',
  title: 'Who looked at what',
  navigation: { caption: 'Audit', order: 80 },
  roles: ['auditor'],
  asks: [audit],
  input: z.strictObject({
    by: z.string().max(200).optional(),
    subject: z.string().max(1000).optional(),
    operation: z.string().max(100).optional(),
    since: z.string().max(40).optional(),
    until: z.string().max(40).optional(),
    watch: z.enum(['all', 'questions']).default('all'),
    format: z.enum(['html', 'csv']).default('html'),
    page: pageNumber,
  }),
  examples: [
    { name: 'audit', address: '/audit' },
    { name: 'audit, questions', address: '/audit?watch=questions' },
    { name: 'audit as CSV', address: '/audit?format=csv', saves: true },
  ],
  async load(asking, { page: at, format, ...asked }) {
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    const answer = await asking.ask(audit, { ...given, limit: MOST });
    const rows = answer.acts.map(actRow);
    if (format === 'csv') {
      const text = csv([CSV_HEAD, ...rows.map(csvRow)]);
      return { file: { name: 'audit.csv', type: 'text/csv; charset=utf-8', text } };
    }
    const { items, paging } = paged(rows, at, PAGE);
    const { total, selfSearches, circleSearches } = answer;
    return { model: { asked: given, rows: items, paging, total, most: MOST, selfSearches, circleSearches } };
  },
});
