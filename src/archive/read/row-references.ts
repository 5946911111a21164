import type { Catalogue } from '../catalogue';
import { eventsTable } from '../schema';
import { eventRow, rowColumns, type StoredRow } from './event-row';
import { ASKED_ROWS } from './identity';
import type { Reading } from './parts';

/** No delivered text holds this character, so nothing but a reference begins with it. */
const MARK = '\u0001';

/** A row as a statement refers to it, as SQL: short to compute, the same whatever order files came in. */
export function rowReference(alias: string): string {
  return `chr(1) || ${alias}.row_key || '.' || ${alias}.occurrence`;
}

/** Rows with every reference in them, at any depth, replaced by the row's record id. */
export async function resolveIds(
  reading: Reading,
  catalogue: Catalogue,
  rows: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const references = new Set<string>();
  walk(rows, (text) => references.add(text));
  if (references.size === 0) return [...rows];
  const ids = await idsOf(
    reading,
    catalogue,
    [...references].map((r) => r.slice(MARK.length)),
  );
  return rows.map((row) => replaced(row, ids) as Record<string, unknown>);
}

async function idsOf(
  { duck, folder, idKey }: Reading,
  catalogue: Catalogue,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const source of catalogue.sources()) {
    const loads = catalogue.of(source);
    const found = duck.stream<StoredRow>(
      `WITH ${ASKED_ROWS}
      SELECT ${rowColumns(loads)} FROM ${eventsTable(folder, loads, [])} e SEMI JOIN asked a ON a.row_key = e.row_key AND a.occurrence = e.occurrence`,
      { keys },
    );
    for await (const batch of found) {
      for (const stored of batch)
        ids.set(`${MARK}${stored.row_key}.${stored.occurrence}`, eventRow(stored, idKey).id);
    }
  }
  return ids;
}

function walk(value: unknown, found: (reference: string) => void): void {
  if (typeof value === 'string') {
    if (value.startsWith(MARK)) found(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) walk(part, found);
  }
}

function replaced(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => replaced(part, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaced(part, ids)]));
}
