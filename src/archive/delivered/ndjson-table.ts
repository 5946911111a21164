import path from 'node:path';
import { BlockWriter } from './block-writer';
import { readFlatObject } from './flat-json';
import { RowJournal } from './row-journal';
import { textLines } from './text-lines';
import type { SoundTable, TableReading } from './table';

const PROGRESS_EVERY = 50_000;

/** Writes the `wanted` keys of an NDJSON file's rows as a CSV table. A row is one object of plain values on one line. */
export async function readNdjson(
  { file, work, progress, onBytes }: TableReading,
  { columns, strict }: { readonly columns: readonly string[]; readonly strict: boolean },
): Promise<SoundTable> {
  const journal = new RowJournal(work);
  const csv = new BlockWriter(path.join(work, 'sound.csv'));
  csv.text('');
  let line = 0;
  let blankLines = 0;
  for await (const text of textLines(file, onBytes)) {
    line++;
    if (text?.trim() === '') {
      blankLines++;
      continue;
    }
    const row = text === undefined ? 'row_too_long' : readFlatObject(text);
    const unknown =
      strict && typeof row !== 'string' && [...row.keys()].some((key) => !columns.includes(key));
    if (typeof row === 'string') {
      journal.fault(line, -1, row, 0);
    } else if (unknown) {
      journal.fault(line, -1, 'unknown_field', 0);
    } else {
      const bad = columns.findIndex((name) => CONTROL.test(row.get(name) ?? ''));
      if (bad >= 0) {
        journal.fault(line, bad, 'control_character', 0);
      } else {
        journal.row();
        csv.text([...columns.map((name) => quoted(row.get(name) ?? '')), `${line}\n`].join(','));
      }
    }
    if (journal.records % PROGRESS_EVERY === 0) progress(journal.records);
  }
  csv.close();
  return {
    csv: csv.file,
    delimiter: ',',
    lineEnd: '\n',
    headerLines: 0,
    firstLine: null,
    columns,
    edgeSpace: true,
    skipped: [],
    blankLines,
    ...journal.close(),
  };
}

/** What a CSV file may not hold either: control characters but tab and line ends. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
}
