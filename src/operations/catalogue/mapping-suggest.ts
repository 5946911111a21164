import { z } from 'zod';
import { suggestMapping } from '../../ingest';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';

export const operation = defineOperation({
  id: 'mapping-suggest',
  summary:
    'A mapping to start from: delimiter, encoding, columns and date formats as a delivered file suggests them.',
  input: z.strictObject({ file: z.string().min(1), source: z.string().min(1) }),
  output: z.strictObject({ mapping: z.string(), unfilled: z.array(z.string()) }),
  roles: ROLES,
  loader: true,
  audit: 'collection',
  offered: 'local',
  async run(_services, _asking, input) {
    const { mapping, unfilled } = await suggestMapping(input.file, input.source);
    return { body: { mapping, unfilled: [...unfilled] }, shown: [] };
  },
});
