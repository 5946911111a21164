import { MOST_COLUMNS } from '../../model/mapping';
import type { RejectCode } from '../../model/source';
import type { Part } from '../catalogue';
import type { RowCheck } from '../compile/row-checks';
import { literal } from '../compile/sql';
import type { DeliveredTable } from '../delivered/table';
import type { Duck } from '../duck';
import { writePart } from './part-file';

/** What is said of a record that is malformed as text; `ragged_row` tells the widths besides. */
const FAULT_REMEDY: Partial<Record<RejectCode, string>> = {
  bad_quote:
    'A quote stands inside a value that is not quoted, or is opened and not closed. Put the value in quotes and double every quote inside it.',
  control_character: 'This value holds NUL or another control character. Clean it at the source.',
  row_too_long: 'This row is longer than a megabyte; a line break is missing, or the file is damaged.',
  bad_json:
    'This line is not a JSON object of texts, numbers, true, false, null and lists of these. Write one object per line.',
  duplicate_json_key: 'This object has a key twice. Leave one of the two.',
  too_many_keys: `This object has more than ${MOST_COLUMNS} keys. Deliver those that are needed.`,
  unknown_field:
    'This object has a key that is no field of the source. Correct it, or map it in a mapping file.',
};

/** Writes every reject of the file, in order of line: malformed records, and rows that failed a check. */
export async function writeRejects(
  duck: Duck,
  folder: string,
  name: string,
  table: DeliveredTable,
  checks: readonly RowCheck[],
): Promise<Part> {
  const reasons = checks.map(
    (c, n) => `(${n}, ${[c.column, c.field, c.code, c.message].map(literal).join(', ')})`,
  );
  const remedies = Object.entries(FAULT_REMEDY).map(
    ([code, message]) => `WHEN ${literal(code)} THEN ${literal(message)}`,
  );
  const columns = table.columns.map((column, i) => `(${i}, ${literal(column)})`);
  await duck.run(`CREATE TEMP TABLE faults AS
    SELECT f.line, coalesce(c.name, '') AS "column", '' AS field, f.code,
      CASE f.code WHEN 'ragged_row' THEN 'This row has ' || f.fields || CASE f.fields WHEN 1 THEN ' column' ELSE ' columns' END || ', the header ${table.columns.length}. Quote values that hold the delimiter.'
        ${remedies.join(' ')} END AS message
    FROM read_csv(${literal(table.faultFile)}, columns = {'line': 'BIGINT', 'field': 'INTEGER', 'code': 'VARCHAR', 'fields': 'INTEGER'}, header = false, auto_detect = false, delim = ',') f
    LEFT JOIN (VALUES ${columns.join(', ')}) c(position, name) ON c.position = f.field`);
  const failed =
    reasons.length === 0
      ? ''
      : `UNION ALL SELECT j.line, r."column", r.field, r.code, r.message
        FROM refused j
        JOIN (VALUES ${reasons.join(', ')}) r(number, "column", field, code, message) ON r.number = j.failed`;
  return writePart(duck, folder, name, `SELECT * FROM (SELECT * FROM faults ${failed}) ORDER BY line`);
}
