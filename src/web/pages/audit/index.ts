import { z } from 'zod';
import { actsCsv, NONE_OF_SUBJECT } from '../../../operations/audit/acts-table';
import { MOST_ACTS, operation as audit } from '../../../operations/catalogue/audit';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { actRow } from './presenter';

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
    frame: z.enum(['left-out', 'shown']).default('left-out'),
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
    const answer = await asking.ask(audit, { ...given, limit: format === 'csv' ? MOST_ACTS : MOST });
    if (format === 'csv') {
      const text = actsCsv(answer.acts);
      return { file: { name: 'audit.csv', type: 'text/csv; charset=utf-8', text } };
    }
    const { items, paging } = paged(answer.acts, at, PAGE);
    const { total, selfSearches, circleSearches, leftOut } = answer;
    const counted = { total, selfSearches, circleSearches, leftOut };
    const links = { asked: given, withFrames: { ...given, frame: 'shown' }, noneOfSubject: NONE_OF_SUBJECT };
    return { model: { ...links, rows: items.map(actRow), paging, most: MOST, ...counted } };
  },
});
