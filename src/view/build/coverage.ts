import { denseStart, type Dated } from '../../model/dense-start';
import { instant, ms } from '../../model/time';
import { by } from '../../shared/compare';
import type { Coverage } from '../projection';
import type { ProjectedRecord } from './projected-record';
import type { Contacts } from './contacts';

/** Rows of one source by when they begin, and the last moment that any of them speaks of. */
interface Rows {
  readonly dated: Dated[];
  last: number;
}

/** What the visible data covers, per source that has any: records, or events of event sources; in order of source. */
export function coverageOf(records: readonly ProjectedRecord[], contacts: Contacts): readonly Coverage[] {
  const found = new Map<string, Rows>();
  const rowsOf = (source: string): Rows => {
    let rows = found.get(source);
    if (!rows) found.set(source, (rows = { dated: [], last: -Infinity }));
    return rows;
  };
  for (const { source, begins, recordedAt } of records)
    add(rowsOf(source), 1, ms(begins), ms(begins > recordedAt ? begins : recordedAt));
  const { columns } = contacts;
  const ofKind = columns.kinds.map(({ source }) => source);
  for (let i = 0; i < columns.length; i++)
    add(
      rowsOf(ofKind[columns.kind[i] ?? 0] ?? ''),
      columns.count[i] ?? 0,
      columns.first[i] ?? 0,
      columns.last[i] ?? 0,
    );
  return [...found].map(([source, rows]) => coverage(source, rows)).sort(by((c) => c.source));
}

function add(rows: Rows, count: number, first: number, last: number): void {
  rows.dated.push({ at: first, rows: count });
  if (last > rows.last) rows.last = last;
}

function coverage(source: string, { dated, last }: Rows): Coverage {
  const records = dated.reduce((sum, { rows }) => sum + rows, 0);
  const start = denseStart(dated);
  return {
    source,
    records,
    ...(start ? { first: instant(start.from), earlier: start.earlier, last: instant(last) } : {}),
  };
}
