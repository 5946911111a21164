import { z } from 'zod';
import { clocks, whole } from '../answer-parts';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { defineOperation, READERS } from '../operation';
import { searchEntities } from '../search-index';

export const operation = defineOperation({
  id: 'search',
  summary:
    'Who or what is this: people, numbers, organisations, cases and records by name, id, partial number or plate.',
  input: z.strictObject({
    ...clocks.shape,
    query: z.string().max(200),
    limit: whole.pipe(z.number().min(1).max(200)).default(50),
  }),
  output: z.strictObject({
    query: z.string(),
    /** All that matched; `hits` holds the first of them. */
    total: z.number().int(),
    hits: z.array(
      z.strictObject({
        ...cardAnswer.shape,
        because: z.strictObject({ field: z.string(), text: z.string() }),
      }),
    ),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(_services, asking, input) {
    const projection = await asking.projection();
    const all = await searchEntities(projection, input.query, asking.signal);
    const first = all.slice(0, input.limit);
    const hits = first.map(({ card, field, text }) => ({ ...cardAnswerOf(card), because: { field, text } }));
    const shown = new Set(
      first.flatMap(({ card, record }) => record ?? projection.recordsNaming(card.id).map((r) => r.id)),
    );
    return { body: { query: input.query, total: all.length, hits }, shown };
  },
});
