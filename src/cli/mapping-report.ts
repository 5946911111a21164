import type { CheckedMapping } from '../ingest';
import { several } from '../shared/several';
import { saidBy } from '../web/records';
import { stated } from '../web/wording/time';
import { lines, table } from './plain';

type CheckedRow = CheckedMapping['rows'][number];
type Cells = [line: number, field: string, text: string, means: string];

/** What a mapping makes of a file: what it leaves out, what it rejects, and its first rows, field by field. */
export function mappingReport(files: readonly CheckedMapping[], zone: string): string {
  return files.map((file) => fileReport(file, zone)).join('\n\n');
}

function fileReport(
  { file, source, system, refused, unmapped, rejects, rows }: CheckedMapping,
  zone: string,
): string {
  const rejected = rejects.reduce((sum, r) => sum + r.rows, 0);
  return lines(
    `${file ?? 'a mapping by itself'}: ${source}${system === '' ? '' : ` of ${system}`}`,
    refused ? `refused: ${refused.message} (${refused.code})` : '',
    unmapped.columns.length === 0 ? '' : `no field reads: ${unmapped.columns.join(', ')}`,
    unmapped.fields.length === 0 ? '' : `nothing fills: ${unmapped.fields.join(', ')}`,
    rejects.length === 0 ? '' : `\nrejected: ${several(rejected, 'row')}`,
    rejects.length === 0
      ? ''
      : table(
          ['rows', 'column', 'reason', 'lines', 'how to mend it'],
          rejects.map((r) => [r.rows, r.column, r.reason, r.lines.join(', '), r.message]),
        ),
    rows.length === 0 ? '' : `\nthe first ${several(rows.length, 'line')}`,
    rows.length === 0
      ? ''
      : table(
          ['line', 'field', 'as mapped', 'means'],
          rows.flatMap((row) => cellsOf(row, zone)),
        ),
  );
}

function cellsOf({ line, row = {}, meanings = {}, rejected, skipped }: CheckedRow, zone: string): Cells[] {
  if (rejected) return [[line, rejected.column, 'rejected', rejected.message]];
  if (skipped !== undefined) return [[line, '', 'skipped', skipped]];
  return Object.entries(row).map(([field, text]) => [
    line,
    field,
    text,
    meant({ [field]: meanings[field] }, zone),
  ]);
}

/** What a field means, where that is not the text itself: a date as a date, at its precision. */
function meant(meanings: Readonly<Record<string, unknown>>, zone: string): string {
  const [said] = Object.values(meanings)[0] === undefined ? [] : saidBy({ meanings, names: [] });
  return said?.bounds
    ? stated(said.bounds, zone)
    : (said?.text ?? said?.entities?.map((e) => e.nativeId).join('; ') ?? '');
}
