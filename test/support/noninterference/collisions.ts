import type { Delivered, DeliveredFile } from './delivered';
import type { Row } from './visible-force';

/** Of each source, how many hidden rows are loaded again. */
const AS_MANY = 4;

/**
 * Rows that meet what only the world that holds more has, as somebody might load to learn of it: the very rows that a
 * compartment or handling C hides, and others of the same keys without what hides them.
 */
export function collisions(visible: readonly Delivered[], all: readonly Delivered[]): Delivered[] {
  const known = new Set(visible.flatMap(rowTexts));
  const files = new Map<string, Row[]>();
  for (const delivered of all)
    for (const { source, rows } of delivered.files)
      for (const row of rows) {
        const isVeiled = (row['compartment'] ?? '') !== '' || row['handling'] === 'C';
        if (!isVeiled || known.has(textOf(source, row))) continue;
        const met = files.get(source) ?? [];
        if (met.length < 2 * AS_MANY) met.push(row, inTheOpen(row));
        files.set(source, met);
      }
  const met = [...files].map(([source, rows]): DeliveredFile => ({ source, rows }));
  return met.length === 0 ? [] : [{ delivery: 'met', suppliedAt: '2026-06-26T09:00:00Z', files: met }];
}

function inTheOpen(row: Row): Row {
  const hides = new Set(['authority', 'compartment']);
  const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !hides.has(name)));
  return 'handling' in rest ? { ...rest, handling: 'P' } : rest;
}

function rowTexts({ files }: Delivered): string[] {
  return files.flatMap(({ source, rows }) => rows.map((row) => textOf(source, row)));
}

function textOf(source: string, row: Row): string {
  return `${source} ${JSON.stringify(row)}`;
}
