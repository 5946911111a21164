import { z } from 'zod';
import { suggestMapping } from '../../ingest';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';
import { word } from '../show';

export const operation = defineOperation({
  id: 'mapping-suggest',
  summary:
    'A mapping to start from: delimiter, encoding, columns and date formats as a delivered file suggests them.',
  input: z.strictObject({ file: z.string().min(1), source: z.string().min(1) }),
  output: z.strictObject({ mapping: word, unfilled: z.array(word) }),
  roles: ROLES,
  loader: true,
  audit: 'collection',
  offered: 'local',
  async run({ settings }, _asking, input) {
    const { mapping, unfilled } = await suggestMapping(input.file, input.source, settings.home);
    return { mapping, unfilled: [...unfilled] };
  },
});
