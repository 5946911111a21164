import { COMMON_FIELDS, type SourceDefinition } from '../model/source';
import { byCodeUnit } from '../shared/compare';
import type { Catalogue, Load, Part } from './catalogue';
import { ident, literal } from './compile/sql';
import path from 'node:path';

/** Computed columns of an archived event, with their types (docs/archive.md). */
export const EVENT_COLUMNS = {
  row_key: 'UUID',
  occurrence: 'INTEGER',
  line: 'BIGINT',
  of_force: 'VARCHAR',
  from_entity: 'VARCHAR',
  to_entity: 'VARCHAR',
  event_kind: 'VARCHAR',
  event_at: 'TIMESTAMP',
  event_until: 'TIMESTAMP',
  known_at: 'TIMESTAMP',
  label: 'VARCHAR',
  handling_class: 'VARCHAR',
  granted_by: 'VARCHAR',
} as const;

/** Columns of an event that are its load's, and stand in the catalogue. */
const LOAD_COLUMNS = ['supplier', 'delivery', 'file'] as const;

/** Columns of an event that stand in the catalogue where they are the same for all events of a load. */
export const CONSTANT_COLUMNS = ['of_force', 'known_at', 'label', 'handling_class', 'granted_by'] as const;
type ConstantColumn = (typeof CONSTANT_COLUMNS)[number];
export type Constants = Readonly<Partial<Record<ConstantColumn, string>>>;

/** The text of a constant column as SQL of the column's type. */
export function constantSql(column: ConstantColumn, text: string | undefined): string {
  return `CAST(${text === undefined ? 'NULL' : literal(text)} AS ${EVENT_COLUMNS[column]})`;
}

/** Columns of a contact month of one load. */
export const CONTACT_COLUMNS = {
  id: 'VARCHAR',
  from_entity: 'VARCHAR',
  to_entity: 'VARCHAR',
  event_kind: 'VARCHAR',
  month: 'VARCHAR',
  label: 'VARCHAR',
  handling_class: 'VARCHAR',
  granted_by: 'VARCHAR',
  supplier: 'VARCHAR',
  delivery: 'VARCHAR',
  events: 'BIGINT',
  first_at: 'TIMESTAMP',
  last_at: 'TIMESTAMP',
  known_first: 'TIMESTAMP',
  known_last: 'TIMESTAMP',
} as const;

/** What makes a contact month one, besides its source. */
export const CONTACT_KEY = [
  'from_entity',
  'to_entity',
  'event_kind',
  'month',
  'label',
  'handling_class',
  'granted_by',
  'supplier',
  'delivery',
] as const;

/** Which events make contact months: all whose ends are known and no mere record of a system (docs/archive.md). */
export const JOINS = `from_entity IS NOT NULL AND to_entity IS NOT NULL AND NOT starts_with(to_entity, 'record:')`;

/** Every field that a row of the source may carry, in order of name. */
export function eventFields(source: Pick<SourceDefinition, 'fields'>): string[] {
  return Object.keys({ ...COMMON_FIELDS, ...source.fields }).sort(byCodeUnit);
}

/** The column that holds a field's canonical text. */
export function fieldColumn(field: string): string {
  return ident(`field_${field}`);
}

/**
 * The archived events of a source as a table: the rows that loads own, with `source` and `load` from the folders' names,
 * what all rows of a load share from the catalogue, and `place`, their number in the part (from 0). `fields` are those
 * that the statement reads; they are there, and NULL, where no load has them. `narrowed` joins a part's rows `t` before
 * anything else is: then little of it is read.
 */
export function eventsTable(
  folder: string,
  loads: readonly Load[],
  fields: readonly string[],
  narrowed = '',
): string {
  const held = loads.filter((load) => load.accepted > 0);
  if (held.length === 0) return noEvents(fields);
  const layouts = held.map((l) => [l.fields, Object.keys(l.constants), l.firstLine === null]);
  const differing = new Set(layouts.map((layout) => JSON.stringify(layout))).size > 1;
  const table = partsTable(
    folder,
    held.map((load) => load.events),
    differing,
  );
  const own = ownColumns(held);
  const parts = `FROM ${narrowed === '' ? table : `(SELECT t.* FROM ${table} t ${narrowed})`} p ${own.join}`;
  const missing = fields.filter((f) => held.every((load) => !load.fields.includes(f)));
  const added = [
    ...own.added,
    ...(held.every((load) => load.firstLine !== null) ? ['CAST(NULL AS BIGINT) AS line'] : []),
    'p.file_row_number AS place',
    ...missing.map((f) => `CAST(NULL AS VARCHAR) AS ${fieldColumn(f)}`),
  ].join(', ');
  const selected = (more: readonly string[]): string => {
    const replaced = [...own.replaced, ...more];
    const replace = replaced.length === 0 ? '' : ` REPLACE (${replaced.join(', ')})`;
    return `p.* EXCLUDE (file_row_number)${replace}, ${added}`;
  };
  const changes = held.map((load) => load.changes).filter((part) => part.rows > 0);
  if (changes.length === 0) return `(SELECT ${selected([])} ${parts} WHERE p.occurrence > 0)`;
  return `(SELECT ${selected(['coalesce(c.occurrence, p.occurrence) AS occurrence'])}
    ${parts} LEFT JOIN ${partsTable(folder, changes, false)} c ON c.load = p.load AND c.place = p.file_row_number
    WHERE p.occurrence > 0 AND (c.place IS NULL OR c.occurrence IS NOT NULL))`;
}

/** The sound rows of loads as they were delivered, those that other loads own among them; none is numbered as a repeat. */
export function deliveredTable(folder: string, loads: readonly Load[]): string {
  const nothing = { path: '', rows: 0, sha256: '' };
  const kept = loads.filter((load) => load.events.rows > 0);
  return eventsTable(
    folder,
    kept.map((load) => ({ ...load, accepted: load.events.rows, changes: nothing })),
    [],
  );
}

function noEvents(fields: readonly string[]): string {
  const texts = [...LOAD_COLUMNS, ...fields.map((field) => `field_${field}`)];
  const columns = Object.fromEntries(texts.map((column) => [column, 'VARCHAR']));
  return noRows({ ...EVENT_COLUMNS, ...columns, place: 'BIGINT' });
}

/** What rows `p` of parts have from the catalogue: the join that brings it, columns that it adds, and those that only some parts have. */
function ownColumns(held: readonly Load[]): { join: string; added: string[]; replaced: string[] } {
  const constant = CONSTANT_COLUMNS.filter((c) => held.some((load) => load.constants[c] !== undefined));
  const partly = constant.filter((c) => held.some((load) => load.constants[c] === undefined));
  const whole = constant.filter((c) => !partly.includes(c));
  const valuesOf = (load: Load): string[] => [
    ...LOAD_COLUMNS.map((c) => literal(load[c])),
    ...[...whole, ...partly].map((c) => constantSql(c, load.constants[c])),
  ];
  const [only] = held.length === 1 ? held.map(valuesOf) : [];
  const rows = held.map((load) => `(${[literal(load.load), ...valuesOf(load)].join(', ')})`);
  const columns = [...LOAD_COLUMNS, ...whole, ...partly].join(', ');
  return {
    // What one load alone has is written out: a join would copy it for each row.
    join: only ? '' : `JOIN (VALUES ${rows.join(', ')}) l(load, ${columns}) ON l.load = p.load`,
    added: [...LOAD_COLUMNS, ...whole].map((c, i) => `${only?.[i] ?? `l.${c}`} AS ${c}`),
    replaced: partly.map((c) => `coalesce(p.${c}, l.${c}) AS ${c}`),
  };
}

/** The contact months of loads as a table. */
export function contactsTable(folder: string, loads: readonly Load[]): string {
  const parts = loads.map((load) => load.contacts).filter((part) => part.rows > 0);
  return parts.length === 0 ? noRows(CONTACT_COLUMNS) : partsTable(folder, parts, false);
}

function noRows(columns: Readonly<Record<string, string>>): string {
  const nothing = Object.entries({ ...columns, source: 'VARCHAR', load: 'VARCHAR' }).map(
    ([name, type]) => `CAST(NULL AS ${type}) AS ${ident(name)}`,
  );
  return `(SELECT ${nothing.join(', ')} WHERE false)`;
}

function partsTable(folder: string, parts: readonly Part[], differing: boolean): string {
  const files = parts.map((part) => literal(path.join(folder, part.path)));
  return `read_parquet([${files.join(', ')}], hive_partitioning = true, file_row_number = true, union_by_name = ${differing}, hive_types = {'source': VARCHAR, 'load': VARCHAR})`;
}

/** The physical line of an event `e` of these loads: its own, or its place in a part whose rows are lines. */
export function lineSql(loads: readonly Load[]): string {
  const cases = loads.flatMap(({ load, firstLine }) =>
    firstLine === null ? [] : [`WHEN ${literal(load)} THEN ${firstLine}`],
  );
  return cases.length === 0 ? 'e.line' : `coalesce(e.line, e.place + CASE e.load ${cases.join(' ')} END)`;
}

/** Loads that are of one delivery of one supplier. */
export function sameDelivery(
  catalogue: Catalogue,
  load: Pick<Load, 'source' | 'supplier' | 'delivery'>,
): Load[] {
  return catalogue
    .of(load.source)
    .filter((other) => other.supplier === load.supplier && other.delivery === load.delivery);
}

/** An instant as ISO 8601 text, of a TIMESTAMP in UTC. */
export function instantSql(timestamp: string): string {
  return `strftime(${timestamp}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
}
