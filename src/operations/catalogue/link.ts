import { z } from 'zod';
import { linkSentence } from '../../model/link';
import { clocks, whole } from '../answer-parts';
import { gradeText, linkWeight } from '../association-graph';
import { linkKind } from '../link-kinds';
import { momentOf } from '../moment';
import { defineOperation, READERS } from '../operation';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { PlumblineError } from '../../shared/errors';

const event = z.strictObject({
  id: z.string(),
  at: z.string(),
  recordedAt: z.string(),
  row: z.record(z.string(), z.string()),
});

export const operation = defineOperation({
  id: 'link',
  summary:
    'How do we know: what one link means and does not show, what it rests on, and why it weighs what it does.',
  input: z.strictObject({
    ...clocks.shape,
    /** `<kind>|<from>|<to>`, as answers give it. */
    id: z.string().min(1),
    limit: whole.pipe(z.number().min(1).max(1000)).default(100),
  }),
  output: z.strictObject({
    id: z.string(),
    kind: z.string(),
    sentence: z.string(),
    doesNotShow: z.string(),
    wrongIf: z.string(),
    from: z.string(),
    to: z.string(),
    count: z.number().int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    grade: z.string().nullable(),
    weight: z.number(),
    parts: z.array(z.strictObject({ name: z.string(), factor: z.number(), why: z.string() })),
    total: z.number().int(),
    records: z.array(recordAnswer),
    months: z.array(
      z.strictObject({
        id: z.string(),
        month: z.string(),
        kind: z.string(),
        count: z.number().int(),
        first: z.string(),
        last: z.string(),
      }),
    ),
    /** The first archived rows behind the months, in order of time. */
    events: z.array(event),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, asking, input) {
    const projection = await asking.projection();
    const [kindId, from, to] = input.id.split('|');
    const kind = linkKind(kindId ?? '');
    const link = projection.linksOf(kind.id, from ?? '').find((l) => l.id === input.id && l.to === to);
    if (!link) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const { weight, parts } = linkWeight(projection, kind, link, momentOf(projection));
    const records = link.records.flatMap((id) => projection.record(id) ?? []);
    const months = link.contacts.flatMap((id) => projection.contact(id) ?? []);
    const rows =
      months.length === 0 ? [] : await services.archive.rowsOf(await asking.view(), months, input.limit);
    const label = (id: string): string => projection.entity(id)?.label ?? id;
    return {
      body: {
        id: link.id,
        kind: kind.id,
        sentence: linkSentence(kind, label(link.from), label(link.to), link.count),
        doesNotShow: kind.doesNotShow,
        wrongIf: kind.wrongIf,
        from: link.from,
        to: link.to,
        count: link.count,
        first: link.first ?? null,
        last: link.last ?? null,
        grade: gradeText(link.grade),
        weight,
        parts: parts.map(({ name, factor, why }) => ({ name, factor, why })),
        total: records.length,
        records: records.slice(0, input.limit).map(recordAnswerOf),
        months: months.map(({ id, month, kind: k, count, first, last }) => ({
          id,
          month,
          kind: k,
          count,
          first,
          last,
        })),
        events: rows.map(({ id, at, recordedAt, row }) => ({ id, at, recordedAt, row: { ...row } })),
      },
      shown: new Set([...link.records, ...link.contacts, ...rows.map((r) => r.id)]),
    };
  },
});
