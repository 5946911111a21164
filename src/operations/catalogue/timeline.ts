import { z } from 'zod';
import type { RecordVersion } from '../../model/record';
import { by } from '../../shared/compare';
import { sourceOf } from '../../sources';
import type { Projection } from '../../view/projection';
import { reference } from '../about';
import { clocks, wholeFrom } from '../answer-parts';
import { gradeText } from '../association-graph';
import { linkKinds } from '../link-kinds';
import { defineOperation, READERS } from '../operation';
import { resolveReference } from '../resolve-reference';
import { shownId, time, word } from '../show';

const item = z.strictObject({
  /** Of the record, or of the contact month. */
  id: shownId,
  what: z.enum(['record', 'month']),
  from: time,
  /** Null while it is open. */
  to: time.nullable(),
  /** In which roles the record names the entity; the kind of event of a month. */
  text: word,
  count: z.number().int(),
  grade: word.nullable(),
});
/** An item that is not shown yet: a lane may be cut before it. */
type Item = Omit<z.output<typeof item>, 'id'> & { readonly id: string };

export const operation = defineOperation({
  id: 'timeline',
  summary: 'What is held on one in order of time: a lane for each source, newest first.',
  input: z.strictObject({
    ...clocks.shape,
    id: reference,
    /** Items of each lane at most; `total` tells all. */
    limit: wholeFrom(1, 2000).default(200),
  }),
  output: z.strictObject({
    id: shownId,
    lanes: z.array(z.strictObject({ source: word, total: z.number().int(), items: z.array(item) })),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(_services, { projection: open, show }, input) {
    const projection = await open();
    const { id } = resolveReference(projection, input.id);
    const lanes = new Map<string, Item[]>();
    const put = (source: string, found: Item): void =>
      void (lanes.get(source) ?? lanes.set(source, []).get(source))?.push(found);
    for (const record of projection.recordsNaming(id)) put(record.source, recordItem(record, id));
    for (const [source, found] of monthItems(projection, id)) put(source, found);
    const cut = [...lanes.entries()].sort(by(([source]) => source)).map(([source, items]) => ({
      source,
      total: items.length,
      items: items
        .sort((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : a.id < b.id ? -1 : 1))
        .slice(0, input.limit)
        .map((i) => ({ ...i, id: show.id(i.id) })),
    }));
    return { id: show.id(id), lanes: cut };
  },
});

function recordItem(record: RecordVersion, id: string): Item {
  const roles = record.names.filter((n) => n.entity === id).map((n) => n.role);
  const endless = sourceOf(record.source)?.validTo !== undefined && record.validTo === undefined;
  const end = record.validTo?.[1] ?? record.validFrom?.[1] ?? record.recordedAt;
  return {
    id: record.id,
    what: 'record',
    from: record.validFrom?.[0] ?? record.recordedAt,
    to: endless || end.startsWith('9999') ? null : end,
    text: [...new Set(roles)].join(', '),
    count: 1,
    grade: gradeText(record.grade),
  };
}

/** Contact months of the entity itself, or of the numbers and accounts attributed to it, each once. */
function monthItems(projection: Projection, id: string): [string, Item][] {
  const months = new Map<string, [string, Item]>();
  for (const kind of linkKinds()) {
    if (kind.derivation.how !== 'contact' && kind.derivation.how !== 'attributed') continue;
    for (const contactId of projection.linksOf(kind.id, id).flatMap((link) => link.contacts)) {
      const month = projection.contact(contactId);
      if (!month) continue;
      const { source, first, last, count } = month;
      const found: Item = {
        id: month.id,
        what: 'month',
        from: first,
        to: last,
        text: month.kind,
        count,
        grade: null,
      };
      months.set(month.id, [source, found]);
    }
  }
  return [...months.values()];
}
