import { z } from 'zod';
import { ROLES } from '../../model/view';
import { defineOperation } from '../operation';
import { word } from '../show';
import { verified } from '../verified';

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
      eventFiles: z.number().int(),
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
  async run(services, { reader }, input) {
    return (await verified(services, reader, input.witness)).answer;
  },
});
