import { z } from 'zod';
import type { LinkKind } from '../../model/link';
import { referencesUpTo } from '../about';
import { clocks } from '../answer-parts';
import { gradeText, linkWeight } from '../association-graph';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { linkKinds } from '../link-kinds';
import { linkTimes, linkTimesOf } from '../link-times';
import { momentOf } from '../moment';
import { defineOperation, READERS } from '../operation';
import { shownId, word } from '../show';

const MOST = 2000;

export const operation = defineOperation({
  id: 'among',
  summary:
    'The entities of a chart and every link between two of them; ids that are not visible are left out.',
  input: z.strictObject({
    ...clocks.shape,
    ids: referencesUpTo(MOST),
  }),
  output: z.strictObject({
    nodes: z.array(cardAnswer),
    links: z.array(
      z.strictObject({
        link: shownId,
        kind: word,
        caption: word,
        /** The caption read from the other end. */
        reverse: word,
        directed: z.boolean(),
        from: shownId,
        to: shownId,
        count: z.number().int(),
        ...linkTimes.shape,
        weight: z.number(),
        grade: word.nullable(),
      }),
    ),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'post',
  async run(_services, { projection: open, show }, input) {
    const projection = await open();
    const moment = momentOf(projection);
    const nodes = [...input.ids].sort().flatMap((id) => projection.entity(id) ?? []);
    const on = new Set(nodes.map((node) => node.id));
    const between = (kind: LinkKind) =>
      nodes.flatMap((node) =>
        projection
          .linksOf(kind.id, node.id)
          .filter((l) => l.from === node.id && on.has(l.to) && l.to !== l.from),
      );
    const found = linkKinds().flatMap((kind) => between(kind).map((link) => ({ kind, link })));
    show.restsOn(found.flatMap(({ link }) => [...link.records, ...link.contacts]));
    return {
      nodes: nodes.map((node) => cardAnswerOf(show, projection, node)),
      links: found.map(({ kind, link }) => ({
        link: show.link(link),
        kind: kind.id,
        caption: kind.caption,
        reverse: kind.reverse,
        directed: kind.directed,
        from: show.id(link.from),
        to: show.id(link.to),
        count: link.count,
        ...linkTimesOf(projection, link),
        weight: linkWeight(projection, kind, link, moment).weight,
        grade: gradeText(link.grade),
      })),
    };
  },
});
