import { z } from 'zod';
import { linkSentence } from '../../model/link';
import { reference } from '../about';
import { clocks, wholeFrom } from '../answer-parts';
import { gradeText, linkWeight } from '../association-graph';
import { linkKind } from '../link-kinds';
import { linkTimes, linkTimesOf } from '../link-times';
import { momentOf } from '../moment';
import { named, namedBy, whoIs } from '../named';
import { defineOperation, READERS } from '../operation';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { shownId, shownName, shownRow, time, word } from '../show';
import { PlumblineError } from '../../shared/errors';

const event = z.strictObject({
  id: shownId,
  at: time,
  recordedAt: time,
  row: shownRow,
});

export const operation = defineOperation({
  id: 'link',
  summary:
    'How do we know: what one link means and does not show, what it rests on, and why it weighs what it does.',
  input: z.strictObject({
    ...clocks.shape,
    /** `<kind>|<from>|<to>`, as answers give it. */
    id: reference,
    limit: wholeFrom(1, 1000).default(100),
  }),
  output: z.strictObject({
    id: shownId,
    kind: word,
    sentence: shownName,
    doesNotShow: word,
    wrongIf: word,
    from: shownId,
    to: shownId,
    /** Both ends by name, in this order. */
    ends: z.array(named),
    count: z.number().int(),
    ...linkTimes.shape,
    grade: word.nullable(),
    /** 0 to 1, times `stated`. */
    weight: z.number(),
    /** The weight that is stated of the link, of several statements their sum; null where none is. */
    stated: z.number().nullable(),
    parts: z.array(z.strictObject({ name: word, factor: z.number(), why: word })),
    total: z.number().int(),
    records: z.array(recordAnswer),
    months: z.array(
      z.strictObject({
        id: shownId,
        month: time,
        kind: word,
        count: z.number().int(),
        first: time,
        last: time,
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
    const { show } = asking;
    show.restsOn([...link.records, ...link.contacts]);
    const ends = [link.from, link.to].map((end) => namedBy(show, projection, end));
    const names = [link.from, link.to].map((end) => whoIs(show, projection, end));
    return {
      id: show.link(link),
      kind: kind.id,
      sentence: show.naming(names, (one = '', other = '') => linkSentence(kind, one, other, link.count)),
      doesNotShow: kind.doesNotShow,
      wrongIf: kind.wrongIf,
      from: show.id(link.from),
      to: show.id(link.to),
      ends,
      count: link.count,
      ...linkTimesOf(projection, link),
      grade: gradeText(link.grade),
      weight,
      stated: link.statedWeight ?? null,
      parts: parts.map(({ name, factor, why }) => ({ name, factor, why })),
      total: records.length,
      records: records.slice(0, input.limit).map((r) => recordAnswerOf(show, projection, r)),
      months: months.map(({ id, month, kind: k, count, first, last }) => ({
        id: show.id(id),
        month,
        kind: k,
        count,
        first,
        last,
      })),
      events: rows.map(({ id, at, recordedAt, row }) => ({
        id: show.id(id),
        at,
        recordedAt,
        row: show.row(id, row),
      })),
    };
  },
});
