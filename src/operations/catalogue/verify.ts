import { z } from 'zod';
import { checkpointsIn, verifyAudit } from '../../audit';
import { verifyLedger } from '../../ingest';
import { ROLES } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { verifyEvents } from '../verify-events';
import { defineOperation } from '../operation';
import { word } from '../show';

export const operation = defineOperation({
  id: 'verify',
  summary: 'Whether archive, graph, ledger and audit record agree: for those who load deliveries.',
  input: z.strictObject({
    /** Checkpoints of the audit record that somebody kept, as they were printed. */
    witness: z.string().max(1_000_000).optional(),
  }),
  output: z.strictObject({
    ok: z.boolean(),
    checked: z.strictObject({
      recordsAndFiles: z.number().int(),
      archiveFilesAndMonths: z.number().int(),
      auditEntries: z.number().int(),
    }),
    differences: z.array(z.strictObject({ what: word, message: word })),
    /** Where each log of the audit record stands, as a signed note to be kept elsewhere. */
    heads: z.array(
      z.strictObject({
        log: word,
        entries: z.number().int(),
        checkpoint: word,
        /** Acts of which no end was written: cut off by a crash, or under way in another process. */
        unfinished: z.number().int(),
        /** Writes that a crash cut off. */
        cut: z.number().int(),
        /** Proofs that an earlier checkpoint is the beginning of this one (RFC 6962, 2.1.2), base64. */
        proofs: z.array(z.strictObject({ from: z.number().int(), hashes: z.array(word) })),
      }),
    ),
  }),
  roles: ROLES,
  loader: true,
  audit: 'consultation',
  offered: 'get',
  async run(services, _asking, input) {
    const { store, sealed, idKey, settings, auditRecord } = services;
    const held = await verifyLedger({ store, sealed, idKey, home: settings.home });
    const events = await verifyEvents(services);
    const witnessed = input.witness === undefined ? [] : witnessedIn(input.witness);
    const audited = await verifyAudit(auditRecord.setting, auditRecord.own, witnessed);
    const differences = [
      ...held.differences.map(({ what, id, message }) => ({ what: `${what} ${id}`, message })),
      ...events.differences,
      ...audited.faults,
    ];
    return {
      ok: differences.length === 0,
      checked: {
        recordsAndFiles: held.checked,
        archiveFilesAndMonths: events.checked,
        auditEntries: audited.entries,
      },
      differences,
      heads: audited.heads.map(({ proofs, ...head }) => ({
        ...head,
        proofs: proofs.map(({ from, hashes }) => ({ from, hashes: [...hashes] })),
      })),
    };
  },
});

function witnessedIn(text: string): ReturnType<typeof checkpointsIn> {
  const found = checkpointsIn(text);
  if (found.length > 0) return found;
  throw new PlumblineError(
    'usage',
    'There is no checkpoint in the witness file. Give the lines that verify printed: name, number, hash, a blank line, signature.',
  );
}
