import { by } from '../../shared/compare';
import { keyedId } from '../../shared/hash';
import type { EventRow } from '../archive';
import type { Load } from '../catalogue';
import { canonicalText } from '../compile/canonical-text';
import { fieldColumn, instantSql, lineSql } from '../schema';

/** The columns that `eventRow` needs, as SQL over events `e` of these loads. */
export function rowColumns(loads: readonly Load[]): string {
  const fields = [...new Set(loads.flatMap((load) => (load.accepted > 0 ? load.fields : [])))];
  const text = canonicalText(fields.map((field) => ({ field, column: `field_${field}` })));
  const columns = [
    'e.source, e.of_force, e.occurrence, e.delivery, e.file',
    `${lineSql(loads)} AS line`,
    'CAST(e.row_key AS VARCHAR) AS row_key',
    `${instantSql('e.event_at')} AS at_text`,
    `${instantSql('e.known_at')} AS known_text`,
    `sha256(${text}) AS hash`,
    ...fields.map((field) => `e.${fieldColumn(field)}`),
  ];
  return columns.join(', ');
}

export interface StoredRow {
  readonly source: string;
  readonly of_force: string;
  readonly occurrence: number;
  readonly delivery: string;
  readonly file: string;
  readonly line: bigint | null;
  readonly row_key: string;
  readonly at_text: string;
  readonly known_text: string;
  readonly hash: string;
  readonly [column: string]: unknown;
}

/** A stored row as a reader is given it, its id computed from its hash. */
export function eventRow(stored: StoredRow, idKey: Buffer): EventRow {
  // The columns are those of all loads that were read, in an order of theirs, which is none of the reader's.
  const texts = Object.entries(stored).flatMap(([column, value]) =>
    column.startsWith(FIELD) && typeof value === 'string'
      ? [[column.slice(FIELD.length), value] as const]
      : [],
  );
  const row = Object.fromEntries(texts.sort(by(([field]) => field)));
  const { source, of_force: force, occurrence, hash } = stored;
  return {
    id: eventId(idKey, source, force, hash, occurrence),
    source,
    hash,
    occurrence,
    key: eventKey(force, hash, occurrence),
    row,
    at: stored.at_text,
    recordedAt: stored.known_text,
    delivery: stored.delivery,
    file: stored.file,
    line: stored.line === null ? null : Number(stored.line),
  };
}

const FIELD = 'field_';

/** What an event is known by. */
export function eventKey(force: string, hash: string, occurrence: number): string {
  return `${force}|${hash}|${occurrence}`;
}

/** The record id of an event: what it is, in which force, and which of equal rows. */
export function eventId(
  idKey: Buffer,
  source: string,
  force: string,
  hash: string,
  occurrence: number,
): string {
  return keyedId(idKey, source, force, hash, String(occurrence));
}
