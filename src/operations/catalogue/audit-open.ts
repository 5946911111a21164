import { z } from 'zod';
import { openedQuestion } from '../../audit';
import { PlumblineError } from '../../shared/errors';
import { referenceTo } from '../about';
import { actsFor } from '../audit-acts';
import { defineOperation } from '../operation';
import { shownId, shownText, time, word } from '../show';

export const operation = defineOperation({
  id: 'audit-open',
  summary:
    'The sealed text of one question, for an auditor who says why; the reason stands in the audit record.',
  input: z.strictObject({
    id: referenceTo('The id of an act, as `audit` gives it.'),
    reason: z.string().trim().min(10, 'say why, in ten characters or more').max(500),
  }),
  output: z.strictObject({
    id: shownId,
    at: time,
    user: word,
    operation: word,
    question: shownText.nullable(),
  }),
  examples: [{ id: '00000000000000000000000000000000', reason: 'an example of a reason' }],
  roles: ['auditor'],
  audit: 'disclosure',
  offered: 'post',
  async run(services, { reader, show }, input) {
    const found = (await actsFor(services, reader, undefined)).find((a) => a.id === input.id);
    if (!found) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { act } = found;
    const text = await openedQuestion(services.auditRecord.setting, act);
    return {
      id: show.id(found.id),
      at: act.at,
      user: act.who?.name ?? '',
      operation: act.operation,
      question: text === undefined ? null : show.text(found.id, text),
    };
  },
});
