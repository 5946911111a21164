import { z } from 'zod';
import { destroyKeys, isSetAside, whoIs, withHeldKeys, type Act } from '../../audit';
import type { Instant } from '../../model/time';
import { PlumblineError } from '../../shared/errors';
import { parseFrom } from '../../view';
import { referenceTo } from '../about';
import { statedReason } from '../answer-parts';
import { actsFor, type ReadAct } from '../audit/acts';
import { defineOperation } from '../operation';

/** So that a wrong year in a date takes nothing of a case that is under way. */
const LEAST_DAYS = 30;
const DAY = 86_400_000;

export const operation = defineOperation({
  id: 'audit-destroy-key',
  summary:
    'Destroys the key of one sealed question, or of all older than a date, so that nobody opens them again: for an auditor who says why. Never of the auditor’s own questions.',
  input: z.strictObject({
    id: referenceTo('The id of an act, as `audit` gives it.').optional(),
    before: z
      .string()
      .optional()
      .describe(
        `Instead of an id, a date or an instant, ${LEAST_DAYS} days ago at least: all acts before it.`,
      ),
    reason: statedReason,
  }),
  output: z.strictObject({
    destroyed: z.number().int(),
    /** Questions that the auditor asked, which are left to another. */
    own: z.number().int(),
  }),
  examples: [{ before: '2000-01-01', reason: 'an example of a reason' }],
  roles: ['auditor'],
  audit: 'erasure',
  offered: 'post',
  async run(services, { reader }, { id, before, reason }) {
    const { audit, auditRecord, settings } = services;
    if ((id === undefined) === (before === undefined))
      throw new PlumblineError(
        'usage',
        'Say which: the id of one act, or a date before which all are meant.',
      );
    const all = await actsFor(services, reader, { setAside: true });
    const { folder } = auditRecord.setting;
    const meant = withHeldKeys(
      folder,
      id === undefined ? older(all, parseFrom(before ?? '', settings.zone)) : [one(all, id)],
    );
    if (id !== undefined && meant.length === 0)
      throw new PlumblineError('not_found', 'This act has no sealed question whose key is still there.');
    const others = meant.filter((act) => act.who?.name !== reader.name);
    if (id !== undefined && others.length === 0)
      throw new PlumblineError(
        'not_permitted',
        'You asked this yourself: its key is for another auditor to destroy.',
      );
    await destroyKeys(folder, others, (keys) =>
      audit.tell({
        act: 'keys-destroyed',
        who: whoIs(reader),
        operation: 'audit-destroy-key',
        about: id === undefined ? [] : [id],
        reason,
        details: { keys, ...(before === undefined ? {} : { before }) },
      }),
    );
    return { destroyed: others.length, own: meant.length - others.length };
  },
});

function one(acts: readonly ReadAct[], id: string): Act {
  const found = acts.find((a) => a.id === id);
  if (found) return found.act;
  throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
}

/**
 * Acts before a time. What the newest act says is now: it is this one, and a log that was given up is
 * not asked.
 */
function older(acts: readonly ReadAct[], before: Instant): Act[] {
  const now = Date.parse(acts.find(({ act }) => !isSetAside(act.log))?.act.at ?? '');
  if (!(Date.parse(before) <= now - LEAST_DAYS * DAY))
    throw new PlumblineError(
      'usage',
      `By date, only what is ${LEAST_DAYS} days old or older can be destroyed.`,
    );
  return acts.map(({ act }) => act).filter((act) => act.at < before);
}
