import path from 'node:path';
import { stringify } from 'yaml';
import type { Mapping } from '../model/mapping';
import type { SourceDefinition } from '../model/source';
import { PlumblineError } from '../shared/errors';
import { allSources, fieldsOf, sourceOf } from '../sources';
import { Staging, type StagedFile } from './delivery/staging';
import { FileRefused } from './refusal';
import { isDateFormat, whenReader } from './row/when';
import { deliveredLines, readHeader } from './text/delivered-lines';
import { inspect } from './text/inspect';

const LOOKED_AT = 200;
const DELIMITERS = [',', ';', '\t', '|'];
const ENCODINGS = ['utf-8', 'utf-16', 'windows-1252'];
const FORMATS = [
  'dd/MM/yyyy',
  'dd/MM/yyyy HH:mm',
  'dd/MM/yyyy HH:mm:ss',
  'dd-MMM-yyyy',
  'dd.MM.yyyy',
  'yyyyMMdd',
  'yyyyMMdd HHmm',
  'MM/dd/yyyy',
];

/** A mapping to start from, as the text of a mapping file, and the fields for which no column was found. */
export interface SuggestedMapping {
  readonly mapping: string;
  readonly unfilled: readonly string[];
}

/**
 * Proposes a mapping of a delivered file on to a source: delimiter and encoding from the file, columns by likeness of
 * name, date formats that fit every value. A person checks it. `home` is the data folder, where the file is copied to be
 * read. Throws PlumblineError `usage`.
 */
export async function suggestMapping(
  file: string,
  sourceId: string,
  home: string,
): Promise<SuggestedMapping> {
  const source = sourceOf(sourceId);
  if (!source) {
    throw new PlumblineError(
      'usage',
      `There is no such source. Use one of ${allSources()
        .map((s) => s.id)
        .join(', ')}.`,
    );
  }
  const staging = Staging.open(home);
  try {
    const staged = await staging.take(path.dirname(file), path.basename(file));
    return await suggested(staged, path.basename(file), source);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new PlumblineError('usage', error.message);
  } finally {
    staging.close();
  }
}

async function suggested(
  staged: StagedFile,
  name: string,
  source: SourceDefinition,
): Promise<SuggestedMapping> {
  const { format, header } = await shapeOf(staged, name);
  const fields: Record<string, string> = {};
  const free = new Set(header.filter((column) => column !== ''));
  for (const { field, column } of ranked(Object.keys(fieldsOf(source)), header)) {
    if (fields[field] !== undefined || !free.has(column)) continue;
    fields[field] = column;
    free.delete(column);
  }
  const dates = await datesOf(staged.path, format, header, source.fields, fields);
  const text = stringify({
    source: source.id,
    system: '',
    format: { delimiter: format.delimiter, encoding: format.encoding, header_row: format.headerRow },
    fields,
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
  });
  const unfilled = Object.keys(fieldsOf(source)).filter((field) => fields[field] === undefined);
  return { mapping: text, unfilled };
}

type Format = Mapping['format'];

async function shapeOf(staged: StagedFile, name: string): Promise<{ format: Format; header: string[] }> {
  for (const encoding of ENCODINGS) {
    try {
      await inspect(staged, name, encoding);
      const read = await Promise.all(
        DELIMITERS.map(async (delimiter) => {
          const format: Format = { type: 'csv', delimiter, encoding, headerRow: 1 };
          return { format, header: await readHeader(staged.path, name, format) };
        }),
      );
      const widest = read.reduce((best, next) => (next.header.length > best.header.length ? next : best));
      return widest;
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
    }
  }
  throw new PlumblineError(
    'usage',
    'No header can be read in this file as CSV. State its encoding and header row in a mapping.',
  );
}

/** Pairs of field and column, the likest first; unlike ones are left out. */
function ranked(
  fields: readonly string[],
  columns: readonly string[],
): { field: string; column: string; like: number }[] {
  return fields
    .flatMap((field) => columns.map((column) => ({ field, column, like: likeness(field, column) })))
    .filter(({ like }) => like >= 0.5)
    .sort((a, b) => b.like - a.like);
}

/** Shared part of two names' words, 0 to 1 (Dice), with the whole names' equality above all. */
function likeness(field: string, column: string): number {
  const words = (text: string): string[] =>
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((w) => w !== '');
  const [a, b] = [words(field), words(column)];
  if (a.join(' ') === b.join(' ')) return 2;
  const shared = a.filter((word) =>
    b.some((other) => other === word || (word.length > 3 && other.startsWith(word.slice(0, 4)))),
  ).length;
  return (2 * shared) / (a.length + b.length);
}

async function datesOf(
  file: string,
  format: Format,
  header: readonly string[],
  known: Readonly<Record<string, { type: string }>>,
  fields: Readonly<Record<string, string>>,
): Promise<Record<string, { format: string }>> {
  const rows: (readonly (string | undefined)[])[] = [];
  for await (const lines of deliveredLines(file, format, header, false)) {
    for (const line of lines) if ('cells' in line && rows.length < LOOKED_AT) rows.push(line.cells);
    if (rows.length >= LOOKED_AT) break;
  }
  const found: Record<string, { format: string }> = {};
  for (const [field, column] of Object.entries(fields)) {
    if (known[field]?.type !== 'when') continue;
    const values = rows
      .map((cells) => (cells[header.indexOf(column)] ?? '').trim())
      .filter((value) => value !== '');
    const fits = (pattern?: string): boolean => {
      const read = whenReader(pattern === undefined ? undefined : { format: pattern }, 'UTC');
      return values.every((value) => typeof read(value) !== 'string');
    };
    if (values.length === 0 || fits()) continue;
    const formatFound = FORMATS.filter(isDateFormat).find((pattern) => fits(pattern));
    if (formatFound !== undefined) found[field] = { format: formatFound };
  }
  return found;
}
