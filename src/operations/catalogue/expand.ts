import { z } from 'zod';
import { reference } from '../about';
import { clocks, listOf, wholeFrom } from '../answer-parts';
import { gradeText, linkWeight } from '../association-graph';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { conflictWith } from '../circles/conflict';
import { linkCounts } from '../link-counts';
import { chosenKinds } from '../link-kinds';
import { linkTimes, linkTimesOf } from '../link-times';
import { momentOf } from '../moment';
import { defineOperation, READERS } from '../operation';
import { resolveReference } from '../resolve-reference';
import { shownId, word } from '../show';

const neighbour = z.strictObject({
  link: shownId,
  kind: word,
  directed: z.boolean(),
  from: shownId,
  to: shownId,
  count: z.number().int(),
  ...linkTimes.shape,
  weight: z.number(),
  grade: word.nullable(),
  node: cardAnswer,
});

export const operation = defineOperation({
  id: 'expand',
  summary: 'What one is linked to: counts by kind of link first, then the strongest of the kinds asked for.',
  input: z.strictObject({
    ...clocks.shape,
    id: reference,
    /** No kinds: the counts alone. */
    kinds: listOf.default([]),
    limit: wholeFrom(1, 1000).default(50),
  }),
  output: z.strictObject({
    id: shownId,
    /** Where it is somebody whom the reader is excluded from: that there are no links means nothing. */
    conflict: word.nullable(),
    counts: z.array(z.strictObject({ kind: word, caption: word, links: z.number().int() })),
    /** Links of the kinds asked for; `links` holds the strongest of them. */
    total: z.number().int(),
    links: z.array(neighbour),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(_services, { projection: open, show }, input) {
    const projection = await open();
    const centre = resolveReference(projection, input.id);
    const moment = momentOf(projection);
    const counts = linkCounts(projection, centre.id).map((count) => ({ ...count }));
    const all = chosenKinds(input.kinds, [])
      .flatMap((kind) =>
        projection
          .linksOf(kind.id, centre.id)
          .map((link) => ({ kind, link, weight: linkWeight(projection, kind, link, moment).weight })),
      )
      .sort((a, b) => b.weight - a.weight || b.link.count - a.link.count || (a.link.id < b.link.id ? -1 : 1));
    const first = all.slice(0, input.limit);
    const links = first.flatMap(({ kind, link, weight }) => {
      const node = projection.entity(link.from === centre.id ? link.to : link.from);
      if (!node) return [];
      return [
        {
          link: show.link(link),
          kind: kind.id,
          directed: kind.directed,
          from: show.id(link.from),
          to: show.id(link.to),
          count: link.count,
          ...linkTimesOf(projection, link),
          weight,
          grade: gradeText(link.grade),
          node: cardAnswerOf(show, projection, node),
        },
      ];
    });
    show.restsOn(projection.recordsNaming(centre.id).map((r) => r.id));
    show.restsOn(first.flatMap(({ link }) => [...link.records, ...link.contacts]));
    const conflict = conflictWith(projection.view, centre.id);
    return { id: show.id(centre.id), conflict, counts, total: all.length, links };
  },
});
