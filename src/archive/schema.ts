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
 * `supplier`, `delivery` and `file` from the catalogue, and `place`, their number in the part (from 0). `fields` are those
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
  const columns = { ...EVENT_COLUMNS, ...Object.fromEntries(fields.map((f) => [`field_${f}`, 'VARCHAR'])) };
  if (held.length === 0)
    return noRows({
      ...columns,
      ...Object.fromEntries(LOAD_COLUMNS.map((c) => [c, 'VARCHAR'])),
      place: 'BIGINT',
    });
  const differing = new Set(held.map((load) => load.fields.join())).size > 1;
  const missing = fields.filter((f) => held.every((load) => !load.fields.includes(f)));
  const added = missing.map((f) => `, CAST(NULL AS VARCHAR) AS ${fieldColumn(f)}`).join('');
  const whose = held.map(
    (load) => `(${[load.load, ...LOAD_COLUMNS.map((c) => load[c])].map(literal).join(', ')})`,
  );
  const table = partsTable(
    folder,
    held.map((load) => load.events),
    differing,
  );
  const parts = `FROM ${narrowed === '' ? table : `(SELECT t.* FROM ${table} t ${narrowed})`} p JOIN (VALUES ${whose.join(', ')}) l(load, ${LOAD_COLUMNS.join(', ')}) ON l.load = p.load`;
  const named = `${LOAD_COLUMNS.map((c) => `l.${c}`).join(', ')}, p.file_row_number AS place${added}`;
  const changes = held.map((load) => load.changes).filter((part) => part.rows > 0);
  if (changes.length === 0)
    return `(SELECT p.* EXCLUDE (file_row_number), ${named} ${parts} WHERE p.occurrence > 0)`;
  return `(SELECT p.* EXCLUDE (file_row_number) REPLACE (coalesce(c.occurrence, p.occurrence) AS occurrence), ${named}
    ${parts} LEFT JOIN ${partsTable(folder, changes, false)} c ON c.load = p.load AND c.place = p.file_row_number
    WHERE p.occurrence > 0 AND (c.place IS NULL OR c.occurrence IS NOT NULL))`;
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
