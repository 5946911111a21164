import { z } from 'zod';
import { checkpointsIn, verifyAudit } from '../../audit';
import { defineOperation } from '../operation';
import { word } from '../show';
import { witnessedIn } from '../witnessed';

export const operation = defineOperation({
  id: 'audit-verify',
  summary:
    'Whether the audit record is whole and unchanged, for auditors: held against itself, the anchor, the second place and a witness.',
  input: z.strictObject({
    /** Checkpoints of the audit record that somebody kept, as they were printed. */
    witness: z.string().max(1_000_000).optional(),
  }),
  output: z.strictObject({
    ok: z.boolean(),
    /** The logs that were read. How long they are would tell an auditor how much there is that is not for them to read. */
    logs: z.array(word),
    faults: z.array(z.strictObject({ what: word, message: word })),
  }),
  roles: ['auditor'],
  audit: 'consultation',
  offered: 'get',
  async run({ anchor, auditRecord }, _asking, { witness }) {
    const witnessed = witness === undefined ? [] : witnessedIn(witness);
    const differences = await anchor.differences();
    const kept = [...checkpointsIn(await anchor.heads()), ...witnessed];
    const { heads, faults } = await verifyAudit(auditRecord.setting, auditRecord.own, kept);
    const found = [...differences.map((message) => ({ what: 'anchor', message })), ...faults];
    return { ok: found.length === 0, logs: heads.map(({ log }) => log), faults: found };
  },
});
