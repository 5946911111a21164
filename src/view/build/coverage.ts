import type { Instant } from '../../model/time';
import { by } from '../../shared/compare';
import type { Coverage } from '../projection';
import type { ProjectedRecord } from './projected-record';
import type { VisibleContacts } from './visible-contacts';

/** What the visible data covers, per source that has any: records, or events of event sources; in order of source. */
export function coverageOf(
  records: readonly ProjectedRecord[],
  contacts: VisibleContacts,
): readonly Coverage[] {
  const found = new Map<string, { source: string; records: number; first: Instant; last: Instant }>();
  const add = (source: string, count: number, first: Instant, last: Instant): void => {
    const known = found.get(source);
    if (!known) {
      found.set(source, { source, records: count, first, last });
      return;
    }
    known.records += count;
    if (first < known.first) known.first = first;
    if (last > known.last) known.last = last;
  };
  for (const { source, begins, recordedAt } of records) {
    add(source, 1, begins, begins > recordedAt ? begins : recordedAt);
  }
  const { table } = contacts;
  for (const i of contacts.inTable)
    add(table.text(table.source, contacts.row(i)), contacts.count(i), contacts.first(i), contacts.last(i));
  return [...found.values()].sort(by((c) => c.source));
}
