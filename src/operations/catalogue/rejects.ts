import path from 'node:path';
import { z } from 'zod';
import { readLedger } from '../../ledger/read-ledger';
import { ROLES } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { defineOperation } from '../operation';
import { linesOf, lineStream } from '../stream';

export const operation = defineOperation({
  id: 'rejects',
  summary: 'The rejected rows of one delivered file, as CSV: for the loader who loaded it.',
  input: z.strictObject({ delivery: z.string().min(1), file: z.string().min(1) }),
  output: lineStream,
  roles: ROLES,
  loader: true,
  audit: 'disclosure',
  offered: 'get',
  async run(services, { reader }, input) {
    const all = await readLedger(services.store);
    const found = all.find(
      (f) =>
        f.loader === reader.name &&
        f.delivery === input.delivery &&
        f.file === input.file &&
        f.rejects !== '',
    );
    if (!found)
      throw new PlumblineError('not_found', 'There are no rejects of this file among what you loaded.');
    const file = path.join(services.settings.home, found.rejects);
    return linesOf(file);
  },
});
