import { readingOf, type Load } from '../catalogue';
import { literal } from '../compile/sql';
import type { EventFile } from '../archive';
import type { Duck } from '../duck';
import { restriction } from '../restriction';
import { deliveredTable } from '../schema';

/** So many rows of a file are compared, or a fair share of about so many. */
const COMPARED = 20_000;
/** Both ends, kind and beginning of an event of `alias`, as a list. */
const CONTACT = ['from_entity', 'to_entity', 'event_kind', 'event_at'];

/** Rows of a file that tell of the same events as other rows of earlier files. */
export interface AlikeEvents {
  readonly rows: number;
  /** Of so many that could be compared. */
  readonly of: number;
  /** How many rows each that was compared stands for. */
  readonly each: number;
  /** By the earlier file, in order of its loading. */
  readonly files: readonly { readonly delivery: string; readonly file: string; readonly rows: number }[];
}

/**
 * Rows with the same ends, kind and beginning as a row of an earlier file that is not equal to them: a bill that comes again
 * with another account, or corrected. Rows that an earlier file has as they are, are duplicates and not looked at; nor are those
 * whose beginning is not known to the minute, or that the file has more than once but for the rest. Only as whoever loads
 * may know of: with rows that they may see or delivered. To be asked once ownership is decided.
 */
export async function alikeEvents(
  duck: Duck,
  folder: string,
  held: readonly Load[],
  { told: { view, delivered, earlier } }: EventFile,
): Promise<AlikeEvents> {
  const before = held
    .filter((load) => earlier.has(readingOf(load.load)))
    .sort((a, b) => (earlier.get(readingOf(a.load)) ?? 0) - (earlier.get(readingOf(b.load)) ?? 0));
  if (before.length === 0) return { rows: 0, of: 0, each: 1, files: [] };
  const [sound] = await duck.rows<{ n: bigint }>('SELECT count(*) AS n FROM judged WHERE occurrence > 0');
  const each = Math.max(1, Math.ceil(Number(sound?.n ?? 0) / COMPARED));
  const contact = CONTACT.join(', ');
  await duck.run(`CREATE TEMP TABLE compared AS SELECT ${contact}, any_value(row_key) AS row_key FROM judged
    WHERE occurrence > 0 AND event_until <= event_at + INTERVAL 1 MINUTE AND hash(${contact}) % ${each} = 0
    GROUP BY ALL HAVING count(*) = 1`);
  const [span] = await duck.rows<{ first: string | null; last: string | null }>(
    'SELECT CAST(min(event_at) AS VARCHAR) AS first, CAST(max(event_at) AS VARCHAR) AS last FROM compared',
  );
  if (!span?.first || !span.last) return { rows: 0, of: 0, each, files: [] };
  const own = before.filter((load) => delivered.has(readingOf(load.load))).map((load) => literal(load.load));
  const { with: spans, where, bindings } = restriction(view, 'd');
  const numbers = before.map((load, i) => `(${literal(load.load)}, ${i})`);
  // The span is spliced in, so that what lies outside it is not read.
  const found = await duck.rows<{ file: number | null; n: bigint }>(
    `WITH ${spans === '' ? '' : `${spans}, `}known AS (
      SELECT c.row_key, d.row_key AS theirs, p.number
        FROM compared c JOIN ${deliveredTable(folder, before)} d
          ON ${CONTACT.map((name) => `d.${name} IS NOT DISTINCT FROM c.${name}`).join(' AND ')}
        JOIN (VALUES ${numbers.join(', ')}) p(load, number) ON p.load = d.load
        WHERE d.event_at BETWEEN TIMESTAMP ${literal(span.first)} AND TIMESTAMP ${literal(span.last)}
          AND (d.load IN (${own.length === 0 ? 'NULL' : own.join(', ')}) OR coalesce(${where}, false))),
    alike AS (SELECT row_key, min(number) AS file, bool_or(theirs = row_key) AS same FROM known GROUP BY row_key)
    SELECT a.file, count(*) AS n FROM compared c LEFT JOIN alike a USING (row_key)
      WHERE NOT coalesce(a.same, false) GROUP BY a.file ORDER BY a.file`,
    bindings,
  );
  const files = found.flatMap(({ file, n }) => {
    const load = file === null ? undefined : before[file];
    return load ? [{ delivery: load.delivery, file: load.file, rows: Number(n) * each }] : [];
  });
  return {
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    of: found.reduce((sum, { n }) => sum + Number(n), 0) * each,
    each,
    files,
  };
}
