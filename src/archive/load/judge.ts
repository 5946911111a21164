import path from 'node:path';
import type { EventFile } from '../archive';
import { cell } from '../compile/field-text';
import type { RowPlan } from '../compile/row-plan';
import {
  constantColumns,
  eventColumns,
  readRows,
  rejectSql,
  rowColumns,
  rowIdentity,
  sealSql,
  skipSql,
  type RowFacts,
} from '../compile/row-sql';
import { ident, literal } from '../compile/sql';
import type { TableShape } from '../delivered/table';
import type { Duck } from '../duck';
import { CONSTANT_COLUMNS, constantSql, fieldColumn, type Constants } from '../schema';

/**
 * How a part of the archive is written: zstd would be a twelfth smaller, for a tenth more time; small row groups hold a
 * tenth less in memory; and a short dictionary is given up soon for a column in which every text is another.
 */
export const PARQUET =
  '(FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960, DICTIONARY_SIZE_LIMIT 2000)';

/** The delivered cells of a file, in order, as SQL. */
export function deliveredRows(table: TableShape): string {
  const cells = table.columns.map((_, i) => `${literal(cell(i))}: 'VARCHAR'`);
  const columns = [...cells, ...(table.firstLine === null ? [`'line': 'BIGINT'`] : [])].join(', ');
  const options = [
    `columns = {${columns}}`,
    'auto_detect = false',
    'header = false',
    `skip = ${table.headerLines}`,
    `delim = ${literal(table.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ''`,
    `new_line = '${table.lineEnd === '\n' ? '\\n' : '\\r\\n'}'`,
    // A copy may hold quoted line ends, which a parallel reader can cut in two.
    `parallel = ${table.headerLines > 0}`,
    'max_line_size = 2097152',
  ];
  return `read_csv(${literal(table.csv)}, ${options.join(', ')})`;
}

/** Counts of a file's sound rows, once each has been judged by itself. */
export interface Judged {
  readonly rows: number;
  readonly rejected: number;
  /** Rows that name a protected communication: nothing of them is in `kept`. */
  readonly sealed: number;
  /** The file that SQL reads as `judged`, its rows, and whether its rows stand at the places of the delivered file's. */
  readonly kept: { readonly file: string; readonly rows: number; readonly inPlace: boolean };
  /** By the skip rule's number. */
  readonly skipped: readonly number[];
}

/** A row that is not in order has a number below 0 for its occurrence: -1 - check, or -1000 - skip rule. */
const SKIPPED = -1000;
/** A row in order that is to be sealed: of it too nothing is kept, and its place only until the rows are counted. */
const SEALED = -1_000_000;

/** Which check a rejected row failed, as SQL over `judged`; only for those. */
const FAILED_CHECK = '-1 - occurrence';
/** True of rejected rows, as SQL over `judged`. */
const IS_REJECTED = `occurrence < 0 AND occurrence > ${SKIPPED}`;

/** The file in the work folder that holds every sound row as it was read and judged; SQL reads it as `judged`. */
export function judgedFile(work: string): string {
  return path.join(work, 'judged.parquet');
}

/** How the rows of a file are read and told apart. */
export interface Judging {
  readonly file: EventFile;
  readonly table: TableShape;
  readonly plan: RowPlan;
  readonly facts: RowFacts;
  /** What the keys of rows are made with. */
  readonly secret: string;
}

/** Reads and judges every sound row, set-wise and once, into a file of the work folder. */
export async function judgeRows(duck: Duck, judging: Judging, work: string): Promise<void> {
  await duck.run(`COPY (${judgedRows(judging)}) TO ${literal(judgedFile(work))} ${PARQUET}`);
}

/**
 * Makes what was judged readable: view `judged`, with the columns of archived events, `place` (from 0) and `line`. Table
 * `repeat` numbers the rows that the file holds more than once, by place.
 */
export async function countJudged(
  duck: Duck,
  { table, plan, facts }: Pick<Judging, 'table' | 'plan' | 'facts'>,
  work: string,
): Promise<Judged> {
  const written = judgedFile(work);
  const constants: Constants = constantColumns(plan, facts);
  const added = [
    ...CONSTANT_COLUMNS.filter((c) => c in constants).map((c) => `${constantSql(c, constants[c])} AS ${c}`),
    ...(table.firstLine === null ? [] : [`file_row_number + ${table.firstLine} AS line`]),
    'file_row_number AS place',
  ];
  // Numbering rows while they are read would hold DuckDB to one thread; the file that it wrote has them in order.
  await duck.run(`CREATE TEMP VIEW judged AS SELECT * EXCLUDE (file_row_number), ${added.join(', ')}
    FROM ${numbered(written)}`);
  const counts = await duck.rows<{ occurrence: number; n: bigint }>(
    'SELECT occurrence, count(*) AS n FROM judged GROUP BY ALL',
  );
  const sum = (of: (occurrence: number) => boolean): number =>
    counts.reduce((total, row) => total + (of(row.occurrence) ? Number(row.n) : 0), 0);
  await duck.run(
    `CREATE TEMP TABLE refused AS SELECT line, ${FAILED_CHECK} AS failed FROM judged WHERE ${IS_REJECTED}`,
  );
  const sealed = sum((o) => o === SEALED);
  const kept =
    sealed === 0
      ? { file: written, rows: sum(() => true), inPlace: true }
      : { file: await closeRanks(duck, work, constants), rows: sum((o) => o > 0), inPlace: false };
  await duck.run(`CREATE TEMP TABLE repeat AS
    SELECT place, CAST(row_number() OVER (PARTITION BY row_key ORDER BY place) AS INTEGER) AS occurrence FROM judged
    SEMI JOIN (SELECT row_key FROM judged WHERE occurrence > 0 GROUP BY row_key HAVING count(*) > 1) USING (row_key)
    WHERE occurrence > 0`);
  return {
    rows: sum((o) => o > SKIPPED || o === SEALED),
    sealed,
    kept,
    rejected: sum((o) => o < 0 && o > SKIPPED),
    skipped: facts.skips.map((_, i) => sum((o) => o === SKIPPED - i)),
  };
}

/**
 * Where some rows are sealed, the part holds those that are kept, side by side, and tells no lines: a gap among its rows, or
 * among their lines, would tell beside which others a protected call stood in the file. Gives the new file.
 */
async function closeRanks(duck: Duck, work: string, constants: Constants): Promise<string> {
  const file = path.join(work, 'kept.parquet');
  const own = ['place', 'line', ...Object.keys(constants)].join(', ');
  await duck.run(`COPY (SELECT * EXCLUDE (${own}), CAST(NULL AS BIGINT) AS line FROM judged WHERE occurrence > 0)
    TO ${literal(file)} ${PARQUET}`);
  const added = Object.entries(constants).map(
    ([c, text]) => `${constantSql(c as keyof Constants, text)} AS ${c}`,
  );
  await duck.run(`CREATE OR REPLACE TEMP VIEW judged AS
    SELECT * EXCLUDE (file_row_number), ${[...added, 'file_row_number AS place'].join(', ')} FROM ${numbered(file)}`);
  return file;
}

function numbered(file: string): string {
  return `read_parquet(${literal(file)}, hive_partitioning = false, file_row_number = true)`;
}

/** The rows to be sealed, as SQL: their force and the canonical text of every field. */
export function sealedRows(judging: Judging): string {
  const { table, plan, facts } = judging;
  const texts = plan.fields.map(({ text }) => `${ident(`t_${text.field}`)} AS ${fieldColumn(text.field)}`);
  return `SELECT ${['of_force', ...texts].join(', ')} FROM ${readRows(plan, facts, deliveredRows(table))}
    WHERE ${sealSql(plan)} AND ${judgement(plan, facts)} = ${SEALED}`;
}

function judgement(plan: RowPlan, facts: RowFacts): string {
  return `coalesce(${SKIPPED} - CAST(${skipSql(facts)} AS INTEGER), -1 - CAST(${rejectSql(plan)} AS INTEGER), CASE WHEN ${sealSql(plan)} THEN ${SEALED} END, 1)`;
}

function judgedRows({ file, table, plan, facts, secret }: Judging): string {
  // What is refused is not kept: of such a row the part has its place and its fault, and nothing of its text.
  const kept = rowColumns(plan).map((name) => `CASE WHEN occurrence > 0 THEN ${name} END AS ${name}`);
  const line = table.firstLine === null ? ['line'] : [];
  const columns = [
    `CAST(md5(${rowIdentity(plan, `${secret}\u001f${file.source.id}\u001f`)}) AS UUID) AS row_key`,
    'occurrence',
    ...line,
    ...eventColumns(file.source, plan, facts).map(({ name, sql }) => `${sql} AS ${ident(name)}`),
    ...plan.fields.map(({ text }) => `${ident(`t_${text.field}`)} AS ${fieldColumn(text.field)}`),
  ];
  return `SELECT ${columns.join(', ')} FROM (SELECT occurrence, ${[...line, ...kept].join(', ')}
    FROM (SELECT *, ${judgement(plan, facts)} AS occurrence FROM ${readRows(plan, facts, deliveredRows(table))}))`;
}

/** What each skip rule compares, as SQL over a delivered row. */
export function skipRules(file: EventFile, columns: readonly string[]): string[] {
  return file.mapping.skip.map(({ when }) => {
    const tests = Object.entries(when).map(([column, text]) => {
      const at = columns.indexOf(column);
      return at < 0 ? `${text === ''}` : `coalesce(${ident(cell(at))}, '') = ${literal(text)}`;
    });
    return tests.length === 0 ? 'true' : tests.join(' AND ');
  });
}
