import path from 'node:path';
import { z } from 'zod';
import { ROLES } from '../../../model/view';
import { operation as rejects } from '../../../operations/catalogue/rejects';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { rejectsOf } from './presenter';

const PAGE = 100;

export const page = definePage({
  id: 'rejects',
  path: '/deliveries/rejects',
  title: 'Rejected rows',
  roles: ROLES,
  asks: [rejects],
  input: z.strictObject({
    delivery: z.string().min(1).max(500),
    file: z.string().min(1).max(500),
    sending: z.string().min(1).max(500).optional(),
    page: pageNumber,
    format: z.enum(['html', 'csv']).default('html'),
  }),
  examples: [
    { name: 'rejects', address: '/deliveries/rejects?delivery={delivery}&file={file}' },
    {
      name: 'rejects as CSV',
      address: '/deliveries/rejects?delivery={delivery}&file={file}&format=csv',
      saves: true,
    },
  ],
  async load(asking, { delivery, file, sending, page: at, format }) {
    const lines: string[] = [];
    for await (const line of await asking.ask(rejects, { delivery, file, sending })) lines.push(line);
    if (format === 'csv') {
      const name = `rejects-${delivery}-${path.parse(file).name}.csv`.replaceAll(/[^\w.-]+/g, '_');
      return { file: { name, type: 'text/csv; charset=utf-8', text: `${lines.join('\r\n')}\r\n` } };
    }
    const { rows, reasons } = rejectsOf(lines);
    const { items, paging } = paged(rows, at, PAGE);
    return { model: { delivery, file, sending, rows: items, reasons, paging } };
  },
});
