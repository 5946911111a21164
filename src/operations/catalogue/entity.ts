import { z } from 'zod';
import { clocks, whole } from '../answer-parts';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { linkCounts } from '../link-counts';
import { defineOperation, READERS } from '../operation';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { resolveReference } from '../resolve-reference';

export const operation = defineOperation({
  id: 'entity',
  summary:
    'All that is held on a person, number, organisation, case or record, by source, with what covers it.',
  input: z.strictObject({
    ...clocks.shape,
    id: z.string().min(1),
    /** Records of each source at most; `total` tells all. */
    limit: whole.pipe(z.number().min(1).max(5000)).default(200),
  }),
  output: z.strictObject({
    ...cardAnswer.shape,
    /** Its own register entry, where one is visible. */
    register_entry: recordAnswer.nullable(),
    sources: z.array(
      z.strictObject({ source: z.string(), total: z.number().int(), records: z.array(recordAnswer) }),
    ),
    links: z.array(z.strictObject({ kind: z.string(), caption: z.string(), links: z.number().int() })),
    /** Every source with visible data and what it covers, so that silence can be told from absence. */
    coverage: z.array(
      z.strictObject({
        source: z.string(),
        records: z.number().int(),
        first: z.string().nullable(),
        last: z.string().nullable(),
      }),
    ),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(_services, asking, input) {
    const projection = await asking.projection();
    const card = resolveReference(projection, input.id);
    const records = projection.recordsNaming(card.id);
    const own = records.find((r) => r.names.some((n) => n.role === 'self' && n.entity === card.id));
    const names = [...new Set(records.map((r) => r.source))].sort();
    const newestFirst = [...records].sort((a, b) =>
      (a.validFrom?.[0] ?? a.recordedAt) > (b.validFrom?.[0] ?? b.recordedAt) ? -1 : 1,
    );
    const sources = names.map((source) => {
      const of = newestFirst.filter((r) => r.source === source);
      return { source, total: of.length, records: of.slice(0, input.limit).map(recordAnswerOf) };
    });
    const links = linkCounts(projection, card.id).map((count) => ({ ...count }));
    return {
      body: {
        ...cardAnswerOf(card),
        register_entry: own ? recordAnswerOf(own) : null,
        sources,
        links,
        coverage: projection.coverage.map((c) => ({
          source: c.source,
          records: c.records,
          first: c.first ?? null,
          last: c.last ?? null,
        })),
      },
      shown: new Set([...records.map((r) => r.id)]),
    };
  },
});
