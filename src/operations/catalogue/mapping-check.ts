import { z } from 'zod';
import { checkMapping } from '../../ingest';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';
import { delivered } from '../show';

export const operation = defineOperation({
  id: 'mapping-check',
  summary: 'What a mapping makes of the first rows of a delivered file, and everything that it does not map.',
  input: z.strictObject({ file: z.string().min(1) }),
  output: z.strictObject({ files: z.array(delivered) }),
  roles: ROLES,
  loader: true,
  audit: 'collection',
  offered: 'local',
  async run({ settings, protection }, _asking, input) {
    const files = await checkMapping(input.file, settings.home, protection.list());
    return { files: files.map((f) => ({ ...f })) };
  },
});
