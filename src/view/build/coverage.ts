import type { Instant } from '../../model/time';
import { by } from '../../shared/compare';
import type { Coverage } from '../projection';
import type { ProjectedRecord } from './projected-record';
import type { Contacts } from './contacts';

/** What the visible data covers, per source that has any: records, or events of event sources; in order of source. */
export function coverageOf(records: readonly ProjectedRecord[], contacts: Contacts): readonly Coverage[] {
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
  for (const [source, { count, first, last }] of spansOf(contacts))
    add(source, count, new Date(first).toISOString(), new Date(last).toISOString());
  return [...found.values()].sort(by((c) => c.source));
}

/** Events of each source, and when the first and the last was. */
function spansOf({ columns }: Contacts): Map<string, { count: number; first: number; last: number }> {
  const spans = columns.kinds.map(() => ({ count: 0, first: Infinity, last: -Infinity }));
  for (let i = 0; i < columns.length; i++) {
    const span = spans[columns.kind[i] ?? 0];
    if (!span) continue;
    span.count += columns.count[i] ?? 0;
    span.first = Math.min(span.first, columns.first[i] ?? 0);
    span.last = Math.max(span.last, columns.last[i] ?? 0);
  }
  const found = new Map<string, { count: number; first: number; last: number }>();
  columns.kinds.forEach(({ source }, kind) => {
    const span = spans[kind];
    if (!span || span.count === 0) return;
    const known = found.get(source);
    const first = Math.min(span.first, known?.first ?? Infinity);
    const last = Math.max(span.last, known?.last ?? -Infinity);
    found.set(source, { count: span.count + (known?.count ?? 0), first, last });
  });
  return found;
}
