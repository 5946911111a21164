import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { View } from '../../model/view';
import type { EventRow } from '../archive';
import type { Catalogue, Load } from '../catalogue';
import { canonicalText } from '../compile/canonical-text';
import { keyedIdSql } from '../compile/keyed-id';
import { literal } from '../compile/sql';
import { identityPath, ownFolder } from '../load/leftovers';
import { eventsTable } from '../schema';
import { eventRow, rowColumns, type StoredRow } from './event-row';
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
      const text = canonicalText(load.fields.map((field) => ({ field, column: `field_${field}` })));
      const id = keyedIdSql(idKey, ['source', 'of_force', 'hash', 'CAST(occurrence AS VARCHAR)']);
      await duck.run(`COPY (SELECT ${id} AS id, unhex(hash) AS hash, row_key, occurrence
        FROM (SELECT source, of_force, occurrence, row_key, sha256(${text}) AS hash FROM ${eventsTable(folder, [load], load.fields)})
        ORDER BY id) TO ${literal(made)} (FORMAT parquet, COMPRESSION zstd)`);
      renameSync(made, file);
    }
    files.push(literal(file));
  }
  return files.length === 0
    ? `(SELECT CAST(NULL AS VARCHAR) AS id, CAST(NULL AS BLOB) AS hash, CAST(NULL AS UUID) AS row_key, CAST(NULL AS INTEGER) AS occurrence WHERE false)`
    : `read_parquet([${files.join(', ')}], hive_partitioning = false)`;
}

/** One row by its id, or undefined where there is none or the view does not show it; both take the same two reads. */
export async function rowById(reading: Reading, view: View, id: string): Promise<EventRow | undefined> {
  return withCatalogue(reading.folder, async (catalogue) => {
    let found: EventRow | undefined;
    for (const source of catalogue.sources()) {
      const loads = catalogue.of(source);
      const identity = await identityTable(reading, loads);
      const [key] = await reading.duck.rows<{ key: string; occurrence: number }>(
        `SELECT CAST(row_key AS VARCHAR) AS key, occurrence FROM ${identity} WHERE id = $id LIMIT 1`,
        { id },
      );
      const [sql, bindings] = restricted(
        view,
        [],
        (where) => `SELECT ${rowColumns(loads)} FROM ${eventsTable(reading.folder, loads, [])} e
          WHERE e.row_key = CAST($key AS UUID) AND e.occurrence = $occurrence AND ${where}`,
        { key: key?.key ?? NO_KEY, occurrence: key?.occurrence ?? 1 },
      );
      const [row] = await reading.duck.rows<StoredRow>(sql, bindings);
      if (row) found = eventRow(row, reading.idKey);
    }
    return found;
  });
}

const NO_KEY = '00000000-0000-0000-0000-000000000000';

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
      key: `${force}|${hash}|${occurrence}`,
      hash,
    }));
  }
}
