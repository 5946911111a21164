import { z } from 'zod';
import { readLedger } from '../../ledger/read-ledger';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';

const file = z.strictObject({
  file: z.string(),
  source: z.string(),
  mode: z.string(),
  state: z.string(),
  rows: z.number().int(),
  statedRows: z.number().int().nullable(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  skipped: z.number().int(),
  skippedFor: z.array(z.string()),
  superseded: z.number().int(),
  closed: z.number().int(),
  unresolved: z.number().int(),
  rejects: z.boolean(),
  refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  warnings: z.array(z.string()),
});

const delivery = z.strictObject({
  delivery: z.string(),
  supplier: z.string(),
  suppliedAt: z.string(),
  basis: z.string(),
  loader: z.string(),
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
    const all = await readLedger(services.store);
    const own = all.filter(
      (f) => reader.role === 'administrator' || (reader.loader && f.loader === reader.name),
    );
    const groups = new Map<string, z.output<typeof delivery>>();
    for (const f of [...own].sort((a, b) =>
      a.suppliedAt < b.suppliedAt ? 1 : a.suppliedAt > b.suppliedAt ? -1 : a.index - b.index,
    )) {
      const key = `${f.supplier}\u001f${f.delivery}\u001f${f.sending}`;
      const group = groups.get(key) ?? {
        delivery: f.delivery,
        supplier: f.supplier,
        suppliedAt: f.suppliedAt,
        basis: f.basis,
        loader: f.loader,
        files: [],
      };
      groups.set(key, group);
      const {
        rows,
        accepted,
        duplicate,
        rejected,
        skipped,
        superseded,
        closed,
        unresolved,
        source,
        mode,
        state,
      } = f;
      group.files.push({
        file: f.file,
        source,
        mode,
        state,
        rows,
        statedRows: f.statedRows < 0 ? null : f.statedRows,
        accepted,
        duplicate,
        rejected,
        skipped,
        skippedFor: [...f.skippedFor],
        superseded,
        closed,
        unresolved,
        rejects: f.rejects !== '' && reader.loader,
        refused: f.refusedCode === '' ? null : { code: f.refusedCode, message: f.refusedMessage },
        warnings: [...f.warnings],
      });
    }
    return { body: { deliveries: [...groups.values()] }, shown: [] };
  },
});
