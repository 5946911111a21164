import path from 'node:path';
import { z } from 'zod';
import { rejectsFault } from '../../ingest';
import { named, sendingId } from '../../ledger/delivery-file';
import { readLedger } from '../../ledger/read-ledger';
import { ROLES } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { defineOperation } from '../operation';
import { linesOf, lineStream } from '../stream';

export const operation = defineOperation({
  id: 'rejects',
  summary: 'The rejected rows of one delivered file, as CSV: for the loader who loaded it.',
  input: z.strictObject({
    delivery: z.string().min(1),
    file: z.string().min(1),
    sending: z
      .string()
      .min(1)
      .optional()
      .describe('One of several of the delivery; the latest where left out.'),
  }),
  output: lineStream,
  roles: ROLES,
  loader: true,
  audit: 'disclosure',
  offered: 'get',
  async run(services, { reader }, input) {
    const found = (await readLedger(services.store)).findLast(
      (f) =>
        f.loader === reader.name &&
        f.delivery === input.delivery &&
        f.file === input.file &&
        f.rejects !== '' &&
        (input.sending === undefined || sendingId(f) === input.sending),
    );
    if (!found)
      throw new PlumblineError('not_found', 'There are no rejects of this file among what you loaded.');
    const file = path.join(services.settings.home, found.rejects);
    const fault = await rejectsFault(file, found);
    if (fault !== undefined) throw new PlumblineError('rejects_gone', `${named(found)}: ${fault}`);
    return linesOf(file);
  },
});
