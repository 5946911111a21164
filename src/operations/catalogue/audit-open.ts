import { z } from 'zod';
import { accountsIn, openedQuestion, readActs, type Act } from '../../audit';
import { PlumblineError } from '../../shared/errors';
import { referenceTo } from '../about';
import { statedReason } from '../answer-parts';
import { actsFor, type ReadAct } from '../audit/acts';
import { defineOperation } from '../operation';
import type { Services } from '../services';
import { shownId, shownText, time, word } from '../show';

export const operation = defineOperation({
  id: 'audit-open',
  summary:
    'The sealed text of one question, for an auditor who says why; the reason stands in the audit record.',
  input: z.strictObject({
    id: referenceTo('The id of an act, as `audit` gives it.'),
    reason: statedReason,
  }),
  output: z.strictObject({
    id: shownId,
    at: time,
    user: word,
    operation: word,
    question: shownText.nullable(),
    /** Where its key is gone: since when, by whom and why. Who is not told where the auditor may not read of that act. */
    gone: z
      .strictObject({
        how: z.enum(['destroyed', 'lost']),
        at: time,
        by: word.nullable(),
        reason: word.nullable(),
      })
      .nullable(),
  }),
  examples: [{ id: '00000000000000000000000000000000', reason: 'an example of a reason' }],
  roles: ['auditor'],
  audit: 'disclosure',
  offered: 'post',
  async run(services, { reader, show }, input) {
    const acts = await actsFor(services, reader);
    const found = acts.find((a) => a.id === input.id);
    if (!found) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { act } = found;
    const account = await accountOf(services, act);
    // A key that was destroyed and is there again, from a backup, opens nothing.
    const text = account ? undefined : await openedQuestion(services.auditRecord.setting, act);
    return {
      id: show.id(found.id),
      at: act.at,
      user: act.who?.name ?? '',
      operation: act.operation,
      question: text === undefined ? null : show.text(found.id, text),
      gone: account ? told(account, acts) : null,
    };
  },
});

/** The act that says that the key of this one's question is gone. */
async function accountOf({ auditRecord }: Services, { origin, question }: Act): Promise<Act | undefined> {
  const key = question?.key;
  if (key === undefined) return undefined;
  return accountsIn(await readActs(auditRecord.setting.folder))
    .get(origin)
    ?.get(key);
}

function told({ log, entry, act, at, who, reason }: Act, visible: readonly ReadAct[]) {
  const isVisible = visible.some((v) => v.act.log === log && v.act.entry === entry);
  return {
    how: act === 'accepted' ? ('lost' as const) : ('destroyed' as const),
    at,
    by: isVisible ? (who?.name ?? '') : null,
    reason: isVisible ? reason : null,
  };
}
