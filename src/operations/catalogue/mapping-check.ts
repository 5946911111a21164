import { z } from 'zod';
import { checkMapping } from '../../ingest';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';

export const operation = defineOperation({
  id: 'mapping-check',
  summary: 'What a mapping makes of the first rows of a delivered file, and everything that it does not map.',
  input: z.strictObject({ file: z.string().min(1) }),
  output: z.strictObject({ files: z.array(z.record(z.string(), z.unknown())) }),
  roles: ROLES,
  loader: true,
  audit: 'collection',
  offered: 'local',
  async run(_services, _asking, input) {
    const files = await checkMapping(input.file);
    return { body: { files: files.map((f) => ({ ...f })) }, shown: [] };
  },
});
