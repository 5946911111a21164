import { FileRefused } from '../archive';
import type { FieldOrigin, Mapping, ValueMap } from '../../model/mapping';
import { ident, literal, NO_TEXT, trimmed, unlessBlank } from './sql';

/** The canonical text of one field of a source, as SQL over a delivered row; the rules are those of `ingest/row`. */
export interface FieldText {
  readonly field: string;
  /** The text as delivered, or the code that a list of values gives it; NULL where it is empty. */
  readonly text: string;
  /** True where the text may have white space at its edges, which is no part of what it means. */
  readonly edgeSpace: boolean;
  /** Present where a list of values may lack the text: true of a row where it does. */
  readonly unlisted?: string;
  /** The delivered column to name in a reject: the first that the field reads, '' for a constant. */
  readonly column: string;
}

export interface DeliveredColumns {
  readonly names: readonly string[];
  /** False where no cell begins or ends with white space, so that none need be looked for. */
  readonly edgeSpace: boolean;
}

/** The name under which the nth delivered column is read. */
export function cell(position: number): string {
  return `c${position}`;
}

/** One mapped field. Throws FileRefused `missing_column` for a column that the file lacks. */
export function fieldText(
  field: string,
  origin: FieldOrigin,
  map: ValueMap | undefined,
  columns: DeliveredColumns,
): FieldText {
  const raw = originSql(origin, columns);
  const column = columnsOf(origin)[0] ?? '';
  const edgeSpace = columns.edgeSpace || hasPlainText(origin);
  return map
    ? { field, column, edgeSpace: false, ...coded(raw, map) }
    : { field, column, edgeSpace, text: raw };
}

function hasPlainText(origin: FieldOrigin): boolean {
  return 'firstOf' in origin ? origin.firstOf.some(hasPlainText) : !('column' in origin);
}

function originSql(origin: FieldOrigin, columns: DeliveredColumns): string {
  if ('constant' in origin) return origin.constant === '' ? NO_TEXT : literal(origin.constant);
  if ('column' in origin) return columnSql(origin.column, columns);
  if ('firstOf' in origin) {
    const choices = origin.firstOf.map((choice) =>
      filled(originSql(choice, columns), columns.edgeSpace || hasPlainText(choice)),
    );
    return `coalesce(${choices.join(', ')}, NULL)`;
  }
  const parts = origin.template.split(/\{([^{}]+)\}/);
  const named = parts.filter((_, i) => i % 2 === 1).map((name) => columnSql(name, columns));
  if (named.length === 0) return NO_TEXT;
  const pieces = parts.map((part, i) =>
    i % 2 === 1 ? `coalesce(${columnSql(part, columns)}, '')` : literal(part),
  );
  return `CASE WHEN coalesce(${named.map((c) => filled(c, columns.edgeSpace)).join(', ')}, NULL) IS NOT NULL THEN ${pieces.join(' || ')} END`;
}

function filled(expression: string, edgeSpace: boolean): string {
  return edgeSpace ? unlessBlank(expression) : expression;
}

function columnSql(name: string, columns: DeliveredColumns): string {
  const position = columns.names.indexOf(name);
  if (position < 0) {
    throw new FileRefused(
      'missing_column',
      `The file has no column "${name}", which the mapping reads. Correct the mapping, or the export.`,
    );
  }
  return ident(cell(position));
}

/** A list without `otherwise` leaves blanks blank; a text that it lacks is told. */
function coded(raw: string, map: ValueMap): { text: string; unlisted?: string } {
  const bare = `coalesce(${trimmed(raw)}, '')`;
  const cases = Object.entries(map.codes).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  const otherwise = map.otherwise === undefined || map.otherwise === '' ? NO_TEXT : literal(map.otherwise);
  const text =
    cases.length > 0 ? `nullif(CASE ${bare} ${cases.join(' ')} ELSE ${otherwise} END, '')` : otherwise;
  if (map.otherwise !== undefined) return { text };
  const listed = ['', ...Object.keys(map.codes)].map(literal).join(', ');
  return { text, unlisted: `${bare} NOT IN (${listed})` };
}

/** The delivered columns that an origin reads, in order. */
export function columnsOf(origin: FieldOrigin): string[] {
  if ('column' in origin) return [origin.column];
  if ('firstOf' in origin) return origin.firstOf.flatMap(columnsOf);
  if ('template' in origin) return [...origin.template.matchAll(/\{([^{}]+)\}/g)].map((m) => m[1] ?? '');
  return [];
}

/** Every column that a mapping reads, in order, each once. */
export function mappedColumns(mapping: Mapping): string[] {
  const skipped = mapping.skip.flatMap((rule) => Object.keys(rule.when));
  return [...new Set([...Object.values(mapping.fields).flatMap(columnsOf), ...skipped])].sort();
}
