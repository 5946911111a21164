import { z } from 'zod';
import { reference } from '../about';
import { absentFrom, absentSources } from '../absent-sources';
import { clocks, wholeFrom } from '../answer-parts';
import { cardAnswer, cardAnswerOf } from '../card-answer';
import { linkCounts } from '../link-counts';
import { defineOperation, READERS } from '../operation';
import { isRanked } from '../ranking';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { resolveReference } from '../resolve-reference';
import { time, word } from '../show';

export const operation = defineOperation({
  id: 'entity',
  summary:
    'All that is held on a person, number, organisation, case or record, by source, with what covers it.',
  input: z.strictObject({
    ...clocks.shape,
    id: reference,
    /** Records of each source at most; `total` tells all. */
    limit: wholeFrom(1, 5000).default(200),
  }),
  output: z.strictObject({
    ...cardAnswer.shape,
    /** True of somebody who is on the review list, and so has a profile. */
    ranked: z.boolean(),
    /** Its own register entry, where one is visible. */
    register_entry: recordAnswer.nullable(),
    sources: z.array(
      z.strictObject({ source: word, total: z.number().int(), records: z.array(recordAnswer) }),
    ),
    links: z.array(z.strictObject({ kind: word, caption: word, links: z.number().int() })),
    /** Every source with visible data and what it covers, so that silence can be told from absence. */
    coverage: z.array(
      z.strictObject({
        source: word,
        records: z.number().int(),
        first: time.nullable(),
        last: time.nullable(),
      }),
    ),
    absent: absentSources,
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(_services, { projection: open, show }, input) {
    const projection = await open();
    const card = resolveReference(projection, input.id);
    const records = projection.recordsNaming(card.id);
    const own = records.find((r) => r.names.some((n) => n.role === 'self' && n.entity === card.id));
    const names = [...new Set(records.map((r) => r.source))].sort();
    const newestFirst = [...records].sort((a, b) =>
      (a.validFrom?.[0] ?? a.recordedAt) > (b.validFrom?.[0] ?? b.recordedAt) ? -1 : 1,
    );
    const sources = names.map((source) => {
      const of = newestFirst.filter((r) => r.source === source);
      return {
        source,
        total: of.length,
        records: of.slice(0, input.limit).map((r) => recordAnswerOf(show, projection, r)),
      };
    });
    const links = linkCounts(projection, card.id).map((count) => ({ ...count }));
    show.restsOn(records.map((r) => r.id));
    return {
      ...cardAnswerOf(show, projection, card),
      ranked: isRanked(projection, card.id),
      register_entry: own ? recordAnswerOf(show, projection, own) : null,
      sources,
      links,
      coverage: projection.coverage.map((c) => ({
        source: c.source,
        records: c.records,
        first: c.first ?? null,
        last: c.last ?? null,
      })),
      absent: absentFrom(projection.coverage),
    };
  },
});
