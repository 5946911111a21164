import { z } from 'zod';
import { clocks, wholeFrom } from '../answer-parts';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { defineOperation, READERS } from '../operation';
import { ownCircle } from '../circles/own-circle';
import { searchEntities, wordsSearched } from '../search/search';
import { shownText, word } from '../show';
import { usersCircles } from '../circles/users-circles';

export const operation = defineOperation({
  id: 'search',
  summary:
    'Who or what is this: people, numbers, organisations, cases and records by name, id, partial number or plate.',
  input: z.strictObject({
    ...clocks.shape,
    query: z.string().max(200),
    limit: wholeFrom(1, 200).default(50),
  }),
  output: z.strictObject({
    query: word,
    /** The words that it was searched by: what is found has every one. */
    words: z.array(word),
    /** False where the view shows nothing at all that could match. */
    holdsAny: z.boolean(),
    /** All that matched; `hits` holds the first of them. */
    total: z.number().int(),
    hits: z.array(
      z.strictObject({
        ...cardAnswer.shape,
        /** The texts in which every word stands. */
        because: z.array(z.strictObject({ field: word, text: shownText })),
      }),
    ),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, { view: openView, projection: open, isAbout, show, signal }, input) {
    const view = await openView();
    const circle = await ownCircle(services.store, view);
    isAbout(circle.named(input.query));
    // Of the circle of somebody else who reads: it keeps the act from them where they are an auditor.
    isAbout((await usersCircles(services, view.generation)).named(input.query));
    const projection = await open();
    const all = await searchEntities(projection, input.query, { zone: services.settings.zone, signal });
    // A search that finds nobody else was about whom it finds; one that merely lists them among others was not.
    if (all.every(({ card }) => circle.has(card.id))) isAbout(all.map(({ card }) => card.id));
    const hits = all.slice(0, input.limit).map(({ card, because }) => {
      // A number or an id is known from every record that names it.
      if (because.some((b) => b.record === undefined))
        show.restsOn(projection.recordsNaming(card.id).map((r) => r.id));
      return {
        ...cardAnswerOf(show, projection, card),
        because: because.map(({ field, text, record }) => ({
          field,
          text: show.text(record ?? card.id, text),
        })),
      };
    });
    return {
      query: input.query,
      words: wordsSearched(input.query),
      holdsAny: projection.entities.length > 0,
      total: all.length,
      hits,
    };
  },
});
