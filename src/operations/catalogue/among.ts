import { z } from 'zod';
import type { LinkKind } from '../../model/link';
import { clocks, listOf } from '../answer-parts';
import { gradeText, linkWeight } from '../association-graph';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { linkKinds } from '../link-kinds';
import { momentOf } from '../moment';
import { defineOperation, READERS } from '../operation';

const MOST = 2000;

export const operation = defineOperation({
  id: 'among',
  summary:
    'The entities of a chart and every link between two of them; ids that are not visible are left out.',
  input: z.strictObject({
    ...clocks.shape,
    ids: listOf.pipe(z.array(z.string()).max(MOST)),
  }),
  output: z.strictObject({
    nodes: z.array(cardAnswer),
    links: z.array(
      z.strictObject({
        link: z.string(),
        kind: z.string(),
        caption: z.string(),
        directed: z.boolean(),
        from: z.string(),
        to: z.string(),
        count: z.number().int(),
        first: z.string().nullable(),
        last: z.string().nullable(),
        weight: z.number(),
        grade: z.string().nullable(),
      }),
    ),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'post',
  async run(_services, asking, input) {
    const projection = await asking.projection();
    const moment = momentOf(projection);
    const nodes = [...new Set(input.ids)].sort().flatMap((id) => projection.entity(id) ?? []);
    const on = new Set(nodes.map((node) => node.id));
    const between = (kind: LinkKind) =>
      nodes.flatMap((node) =>
        projection
          .linksOf(kind.id, node.id)
          .filter((l) => l.from === node.id && on.has(l.to) && l.to !== l.from),
      );
    const found = linkKinds().flatMap((kind) => between(kind).map((link) => ({ kind, link })));
    return {
      body: {
        nodes: nodes.map(cardAnswerOf),
        links: found.map(({ kind, link }) => ({
          link: link.id,
          kind: kind.id,
          caption: kind.caption,
          directed: kind.directed,
          from: link.from,
          to: link.to,
          count: link.count,
          first: link.first ?? null,
          last: link.last ?? null,
          weight: linkWeight(projection, kind, link, moment).weight,
          grade: gradeText(link.grade),
        })),
      },
      shown: new Set(found.flatMap(({ link }) => [...link.records, ...link.contacts])),
    };
  },
});
