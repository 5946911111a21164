import { z } from 'zod';
import { verifyAudit } from '../../audit';
import { verifyLedger } from '../../ingest';
import { ROLES } from '../../model/view';
import { verifyEvents } from '../verify-events';
import { defineOperation } from '../operation';
import { word } from '../show';

export const operation = defineOperation({
  id: 'verify',
  summary: 'Whether archive, graph, ledger and audit record agree: for those who load deliveries.',
  input: z.strictObject({}),
  output: z.strictObject({
    ok: z.boolean(),
    checked: z.strictObject({
      recordsAndFiles: z.number().int(),
      archiveFilesAndMonths: z.number().int(),
      auditEntries: z.number().int(),
    }),
    differences: z.array(z.strictObject({ what: word, message: word })),
  }),
  roles: ROLES,
  loader: true,
  audit: 'consultation',
  offered: 'get',
  async run(services) {
    const { store, sealed, idKey, settings } = services;
    const held = await verifyLedger({ store, sealed, idKey, home: settings.home });
    const events = await verifyEvents(services);
    const audited = await verifyAudit(store);
    const differences = [
      ...held.differences.map(({ what, id, message }) => ({ what: `${what} ${id}`, message })),
      ...events.differences,
      ...audited.faults.map(({ seq, fault }) => ({ what: `audit entry ${seq}`, message: fault })),
    ];
    return {
      ok: differences.length === 0,
      checked: {
        recordsAndFiles: held.checked,
        archiveFilesAndMonths: events.checked,
        auditEntries: audited.entries,
      },
      differences,
    };
  },
});
