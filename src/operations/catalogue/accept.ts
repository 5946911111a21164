import { z } from 'zod';
import { holdFile } from '../../archive/hold-file';
import { setAside, whoIs } from '../../audit';
import { ROLES } from '../../model/view';
import { statedReason } from '../answer-parts';
import { defineOperation } from '../operation';
import { word } from '../show';
import { verified } from '../verified';

const MOST_TOLD = 100;

export const operation = defineOperation({
  id: 'accept',
  summary:
    'Take what the data folder holds for what is right, as after a lawful restore: for those who load deliveries.',
  input: z.strictObject({
    witness: z.string().max(1_000_000).optional(),
    reason: statedReason.describe('Why. It stands in the audit record in clear.'),
  }),
  output: z.strictObject({
    /** What was found and is accepted. */
    accepted: z.array(z.strictObject({ what: word, message: word })),
  }),
  examples: [{ reason: 'restored from the backup of Monday' }],
  roles: ROLES,
  loader: true,
  audit: 'alteration',
  offered: 'local',
  async run(services, asking, { witness, reason }) {
    const { audit, anchor, auditRecord } = services;
    const { answer, broken } = await verified(services, asking.reader, witness);
    const differences = answer.differences.map(({ what, message }) => `${what}: ${message}`);
    await setAside(auditRecord.setting, auditRecord.own, broken.logs, holdFile);
    const details = {
      differences: differences.slice(0, MOST_TOLD),
      inAll: differences.length,
      logs: broken.logs,
      lost: broken.lost,
      keys: broken.keys,
    };
    await audit.tell({ act: 'accepted', who: whoIs(asking.reader), operation: 'accept', reason, details });
    await anchor.end();
    return { accepted: answer.differences };
  },
});
