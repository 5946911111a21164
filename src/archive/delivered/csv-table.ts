import path from 'node:path';
import { FileRefused } from '../archive';
import { BlockWriter } from './block-writer';
import { scanCsv, type ScannedRecord } from './csv-scan';
import { cellsOf, headerNames } from './header';
import { RowJournal } from './row-journal';
import type { SoundTable, TableReading } from './table';

const PROGRESS_EVERY = 50_000;

/** Reads a CSV file's structure, and writes a copy of its sound records where it has others. Throws FileRefused. */
export async function readCsv({
  file,
  format,
  skip,
  work,
  progress,
  onBytes,
}: TableReading): Promise<SoundTable> {
  const delimiter = delimiterByte(format.delimiter);
  const options = { delimiter, firstLine: format.headerRow };
  const journal = new RowJournal(work);
  let columns: readonly string[] | undefined;
  let headerLine = 0;
  const skipped = skip.map(() => 0);
  const { plain, ...found } = await scanCsv(file, { ...options, onBytes }, (record) => {
    if (!columns) {
      columns = namesOf(record, format.delimiter);
      headerLine = record.line;
      return;
    }
    const code = record.fault?.code ?? (record.fields === columns.length ? undefined : 'ragged_row');
    const rule = code === 'ragged_row' ? skippedBy(record, columns, skip, format.delimiter) : -1;
    if (code === undefined) journal.row();
    else if (rule >= 0) skipped[rule] = (skipped[rule] ?? 0) + 1;
    else
      journal.fault(
        record.line,
        code === 'ragged_row' || code === 'row_too_long' ? -1 : (record.fault?.field ?? -1),
        code,
        record.fields,
      );
    if (journal.records % PROGRESS_EVERY === 0) progress(journal.records);
  });
  if (!columns)
    throw new FileRefused(
      'header_missing',
      `The file has no header in line ${format.headerRow}. State its line in the mapping under format.`,
    );
  const { length } = columns;
  const direct = plain && journal.faults === 0 && skipped.every((n) => n === 0) && headerLine === 1;
  const csv = direct ? file : path.join(work, 'sound.csv');
  if (!direct) await copySound(file, csv, options, length);
  return {
    csv,
    delimiter: format.delimiter,
    headerLines: direct ? 1 : 0,
    firstLine: direct ? 2 : null,
    columns,
    skipped,
    ...found,
    lineEnd: direct ? found.lineEnd : '\n',
    ...journal.close(),
  };
}

export function namesOf(record: Omit<ScannedRecord, 'breaks' | 'fields'>, delimiter: string): string[] {
  if (record.fault) {
    const why =
      record.fault.code === 'row_too_long'
        ? 'is longer than any header'
        : 'holds a stray quote or a control character';
    throw new FileRefused(
      record.fault.code === 'row_too_long' ? 'header_too_long' : 'bad_header',
      `Line ${record.line}, the header, ${why}. Check the delimiter, the encoding and the header's line in the mapping.`,
      record.line,
    );
  }
  return headerNames(record.bytes.toString('utf8', record.start, record.end), delimiter, record.line);
}

/** A line of the wrong width may be a total or a banner that the mapping names. */
function skippedBy(
  record: ScannedRecord,
  columns: readonly string[],
  rules: TableReading['skip'],
  delimiter: string,
): number {
  if (rules.length === 0) return -1;
  const cells = cellsOf(record.bytes.toString('utf8', record.start, record.end), delimiter);
  return rules.findIndex(({ when }) =>
    Object.entries(when).every(([column, text]) => (cells[columns.indexOf(column)] ?? '') === text),
  );
}

/** Writes the sound records, each with its physical line behind its last field. */
async function copySound(
  file: string,
  to: string,
  options: { delimiter: number; firstLine: number },
  fields: number,
): Promise<void> {
  const copy = new BlockWriter(to);
  let header = true;
  copy.text('');
  await scanCsv(file, options, (record) => {
    if (!header && !record.fault && record.fields === fields) {
      copy.bytes(record.bytes, record.start, record.end);
      copy.text(`${String.fromCharCode(options.delimiter)}${record.line}\n`);
    }
    header = false;
  });
  copy.close();
}

export function delimiterByte(delimiter: string): number {
  const byte = delimiter.length === 1 ? delimiter.charCodeAt(0) : 0;
  if (byte === 0 || byte > 126)
    throw new FileRefused('mapping_invalid', 'The delimiter of an event file is one ASCII character.');
  return byte;
}
