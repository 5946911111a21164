import { z } from 'zod';
import { deliveriesInLedger } from '../../ledger/deliveries';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';
import { time, word } from '../show';

const file = z.strictObject({
  file: word,
  source: word,
  mode: word,
  state: word,
  rows: z.number().int(),
  statedRows: z.number().int().nullable(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  skipped: z.number().int(),
  skippedFor: z.array(word),
  superseded: z.number().int(),
  closed: z.number().int(),
  unresolved: z.number().int(),
  rejects: z.boolean(),
  refused: z.strictObject({ code: word, message: word }).nullable(),
  warnings: z.array(word),
});

const delivery = z.strictObject({
  delivery: word,
  supplier: word,
  suppliedAt: time,
  basis: word,
  loader: word,
  files: z.array(file),
});

export const operation = defineOperation({
  id: 'deliveries',
  summary:
    'What was delivered and what became of each row: for administrators, and for loaders of what they loaded.',
  input: z.strictObject({}),
  output: z.strictObject({
    deliveries: z.array(delivery),
  }),
  roles: ROLES,
  audit: 'consultation',
  offered: 'get',
  async run(services, { reader }) {
    // Counts of what was delivered go beyond a view: only those who keep the deliveries get them, others get none.
    const all = await deliveriesInLedger(services.store);
    const own = all.filter(
      (d) => reader.role === 'administrator' || (reader.loader && d.loader === reader.name),
    );
    const deliveries = own.map(({ sending: _sending, loadedAt: _loadedAt, files, ...d }) => ({
      ...d,
      files: files.map(({ system: _system, rejects, skippedFor, ...f }) => ({
        ...f,
        rejects: rejects !== null && reader.loader,
        skippedFor: skippedFor.map(({ lines, reason }) => `${lines} ${reason}`),
        warnings: [...f.warnings],
      })),
    }));
    return { deliveries };
  },
});
