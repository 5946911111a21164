import { z } from 'zod';
import { clocks, listOf, number } from '../answer-parts';
import { patternAnswer, patternAnswerOf } from '../finding-answer';
import { defineOperation, MEETING_READERS } from '../operation';
import { patternRun } from '../pattern-run';
import { runId } from '../run-id';
import { shownId } from '../show';

/** More than all dossiers have. */
const MOST_SET = 100;

export const operation = defineOperation({
  id: 'patterns-run',
  summary:
    'What the dossiers see in what you can see: each finding a question for a person, with its evidence.',
  input: z.strictObject({
    ...clocks.shape,
    ids: listOf.default([]),
    set: z
      .record(z.string(), number)
      .refine((set) => Object.keys(set).length <= MOST_SET, `no more than ${MOST_SET} can be set`)
      .default({}),
  }),
  output: z.strictObject({ run: shownId, patterns: z.array(patternAnswer) }),
  roles: MEETING_READERS,
  audit: 'combination',
  offered: 'get',
  async run(services, { projection: open, show }, input) {
    const projection = await open();
    const answers = await patternRun(services, projection, input.ids, input.set);
    const { digest } = services.policy.current().mark;
    const options = { ids: answers.map((a) => `${a.id}@${a.version}`), set: input.set, policy: digest };
    return {
      run: show.id(runId(services.idKey, projection, 'patterns-run', options)),
      patterns: answers.map((answer) => patternAnswerOf(show, projection, answer)),
    };
  },
});
