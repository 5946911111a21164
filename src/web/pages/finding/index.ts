import { z } from 'zod';
import { who } from '../../../model/naming';
import { operation as finding } from '../../../operations/catalogue/finding';
import { MEETING_READERS, READERS } from '../../../operations/operation';
import { NO_PATTERN, pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { findingOf } from './presenter';

export const page = definePage({
  id: 'finding',
  path: '/patterns/:pattern/:id',
  title: 'Finding',
  roles: MEETING_READERS,
  asks: [finding],
  input: z.strictObject({
    pattern: z.string().regex(/^[a-z-]+$/, NO_PATTERN),
    id: z.string().regex(/^[0-9a-f]{32}$/, 'there is no finding of this id; open it from its pattern'),
    page: pageNumber,
  }),
  examples: [{ name: 'finding', address: '/patterns/{pattern}/{finding}' }],
  async load(asking, { pattern, id, page: at }) {
    const opensCharts = READERS.some((role) => role === asking.reader.role);
    const model = findingOf(await asking.ask(finding, { pattern, id }), at, opensCharts);
    return { model, title: `Finding: ${model.subjects.map(who).join(', ')}` };
  },
});
