import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import type { EventRow } from '../archive';
import type { Catalogue, Load } from '../catalogue';
import { canonicalText } from '../compile/canonical-text';
import { keyedIdSql } from '../compile/keyed-id';
import { literal } from '../compile/sql';
import { identityPath, ownFolder } from '../load/leftovers';
import { eventsTable } from '../schema';
import { eventKey, eventRow, rowColumns, type StoredRow } from './event-row';
import { restricted, withCatalogue, type Reading } from './parts';

/**
 * Hashes and ids of a source's rows, as a table. Two SHA-256 of every row cost more than all else of a load, and most
 * rows are never shown one by one: so they are computed for a whole load when somebody first asks, and kept, sorted by
 * id. A row's hash and id are a function of the row, so a file made twice is the same file.
 */
async function identityTable({ duck, folder, idKey }: Reading, loads: readonly Load[]): Promise<string> {
  const files: string[] = [];
  for (const load of loads.filter((l) => l.accepted > 0)) {
    const file = path.join(folder, identityPath(load));
    if (!existsSync(file)) {
      const made = path.join(folder, ownFolder(), `identity-${load.load}.parquet`);
      mkdirSync(path.dirname(made), { recursive: true, mode: 0o700 });
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const rows = identitySql(folder, idKey, load);
      await duck.run(`COPY (${rows} ORDER BY id) TO ${literal(made)} (FORMAT parquet, COMPRESSION zstd)`);
      renameSync(made, file);
    }
    files.push(literal(file));
  }
  return files.length === 0
    ? `(SELECT CAST(NULL AS VARCHAR) AS id, CAST(NULL AS BLOB) AS hash, CAST(NULL AS UUID) AS row_key, CAST(NULL AS INTEGER) AS occurrence WHERE false)`
    : `read_parquet([${files.join(', ')}], hive_partitioning = false)`;
}

/** Hashes and ids of a load's rows, worked out from the rows. */
function identitySql(folder: string, idKey: Buffer, load: Load): string {
  const text = canonicalText(load.fields.map((field) => ({ field, column: `field_${field}` })));
  const id = keyedIdSql(idKey, ['source', 'of_force', 'hash', 'CAST(occurrence AS VARCHAR)']);
  return `SELECT ${id} AS id, unhex(hash) AS hash, row_key, occurrence
    FROM (SELECT source, of_force, occurrence, row_key, sha256(${text}) AS hash FROM ${eventsTable(folder, [load], load.fields)})`;
}

/**
 * True where the hashes and ids that are kept of a load's rows are not theirs. Of rows that other loads have taken over since
 * some may be there as well. For `verify` alone.
 */
export async function isIdentityWrong({ duck, folder, idKey }: Reading, load: Load): Promise<boolean> {
  const file = path.join(folder, identityPath(load));
  if (load.accepted === 0 || !existsSync(file)) return false;
  const rows = identitySql(folder, idKey, load);
  const kept = `SELECT id, hash, row_key, occurrence FROM read_parquet(${literal(file)}, hive_partitioning = false)`;
  const [wrong] = await duck.rows<{ n: bigint }>(`WITH own AS (${rows}), kept AS (${kept})
    SELECT (SELECT count(*) FROM (FROM own EXCEPT FROM kept)) +
      (SELECT count(*) FROM (FROM kept SEMI JOIN own USING (row_key, occurrence) EXCEPT FROM own)) AS n`);
  return wrong?.n !== 0n;
}

/**
 * Rows by their ids, in order of id, without those that there are none of or that the view does not show; both take the
 * same two reads.
 */
export async function rowsById(reading: Reading, view: View, ids: readonly string[]): Promise<EventRow[]> {
  return withCatalogue(reading.folder, async (catalogue) => {
    const found: EventRow[] = [];
    for (const source of catalogue.sources()) {
      const loads = catalogue.of(source);
      const identity = await identityTable(reading, loads);
      const keys = await reading.duck.rows<{ key: string }>(
        `SELECT CAST(row_key AS VARCHAR) || '.' || CAST(occurrence AS VARCHAR) AS key FROM ${identity} WHERE id IN (SELECT unnest($ids))`,
        { ids },
      );
      const [sql, bindings] = restricted(
        view,
        [ASKED_ROWS],
        (where) => `SELECT ${rowColumns(loads)} FROM ${eventsTable(reading.folder, loads, [])} e
          SEMI JOIN asked a ON a.row_key = e.row_key AND a.occurrence = e.occurrence WHERE ${where}`,
        { keys: keys.length === 0 ? [NO_KEY] : keys.map(({ key }) => key) },
      );
      for (const row of await reading.duck.rows<StoredRow>(sql, bindings))
        found.push(eventRow(row, reading.idKey));
    }
    return found.sort(by((row) => row.id));
  });
}

const NO_KEY = '00000000-0000-0000-0000-000000000000.1';
/** Rows by `key.occurrence`, in `$keys`. */
export const ASKED_ROWS = `asked AS MATERIALIZED (SELECT CAST(split_part(k, '.', 1) AS UUID) AS row_key, CAST(split_part(k, '.', 2) AS INTEGER) AS occurrence FROM (SELECT unnest($keys) AS k))`;

/** Every visible row, in order of id. */
export async function* exportedRows(
  reading: Reading,
  catalogue: Catalogue,
  view: View,
): AsyncGenerator<{ source: string; id: string; key: string; hash: string }[]> {
  const parts: string[] = [];
  for (const source of catalogue.sources()) {
    const loads = catalogue.of(source);
    const identity = await identityTable(reading, loads);
    parts.push(`SELECT e.source, i.id, e.of_force, e.occurrence, lower(hex(i.hash)) AS hash FROM ${eventsTable(reading.folder, loads, [])} e
      JOIN (SELECT DISTINCT id, hash, row_key, occurrence FROM ${identity}) i ON i.row_key = e.row_key AND i.occurrence = e.occurrence WHERE VISIBLE`);
  }
  if (parts.length === 0) return;
  const [sql, bindings] = restricted(
    view,
    [],
    (where) => `SELECT * FROM (${parts.join(' UNION ALL ').replaceAll('VISIBLE', where)}) ORDER BY id`,
  );
  for await (const batch of reading.duck.stream<{
    source: string;
    id: string;
    of_force: string;
    occurrence: number;
    hash: string;
  }>(sql, bindings)) {
    yield batch.map(({ source, id, of_force: force, occurrence, hash }) => ({
      source,
      id,
      key: eventKey(force, hash, occurrence),
      hash,
    }));
  }
}
