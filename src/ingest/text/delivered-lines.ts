import { MOST_COLUMNS, type Mapping } from '../../model/mapping';
import { FileRefused } from '../refusal';
import { CsvReader } from './csv';
import { textOf } from './decode';
import { LONGEST_ROW, type DeliveredLine } from './line';
import { NdjsonReader } from './ndjson';

type Format = Mapping['format'];

/** The header of a CSV file, trimmed. Throws FileRefused where there is none, or where a name stands twice. */
export async function readHeader(file: string, name: string, format: Format): Promise<string[]> {
  const reader = new CsvReader(format.delimiter);
  let before = '';
  for await (const text of textOf(file, format.encoding)) {
    const row = headerOf(before + text, format.headerRow, reader, false);
    if (row) return checkedHeader(row, name, format.headerRow);
    before += text;
    if (before.length > LONGEST_ROW) break;
  }
  const row = before.length > LONGEST_ROW ? undefined : headerOf(before, format.headerRow, reader, true);
  if (row) return checkedHeader(row, name, format.headerRow);
  if (before.length > LONGEST_ROW) {
    throw new FileRefused(
      'header_too_long',
      `${name}, line ${format.headerRow}: there is no line break in the first ${LONGEST_ROW} characters, so there is no header. Check the line ends.`,
    );
  }
  throw new FileRefused(
    'header_missing',
    `${name} has no line ${format.headerRow}, where the header should be. Correct header_row in the mapping.`,
  );
}

function headerOf(
  text: string,
  headerRow: number,
  reader: CsvReader,
  whole: boolean,
): DeliveredLine | undefined {
  const at = startOfLine(text, headerRow);
  const stop = at === undefined ? -1 : text.indexOf('\n', at);
  if (at === undefined || (stop < 0 && !whole)) return undefined;
  reader.feed(text.slice(at, stop < 0 ? undefined : stop));
  return reader.end()[0];
}

/** Offset at which a 1-based line starts, or undefined where the text ends before it. */
function startOfLine(text: string, line: number): number | undefined {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const stop = text.indexOf('\n', at);
    if (stop < 0) return undefined;
    at = stop + 1;
  }
  return at < text.length ? at : undefined;
}

function checkedHeader(row: DeliveredLine, name: string, line: number): string[] {
  if (!('cells' in row)) {
    throw new FileRefused(
      'header_missing',
      `${name}, line ${line}: the header cannot be read. Write the column names there.`,
    );
  }
  if (row.cells.length > MOST_COLUMNS) {
    throw new FileRefused(
      'too_many_columns',
      `${name}, line ${line}: the header has ${row.cells.length} columns; ${MOST_COLUMNS} are read at most. Check the delimiter in the mapping, or deliver the columns that are needed.`,
    );
  }
  const header = row.cells.map((cell) => (cell ?? '').trim());
  // eslint would call this a control character; that is what is looked for.
  if (header.some((column) => [...column].some((c) => c < ' '))) {
    throw new FileRefused(
      'bad_header',
      `${name}, line ${line}: the header holds NUL or other control characters. State the encoding in the mapping (utf-16le?), or mend the line ends.`,
    );
  }
  const seen = new Set<string>();
  const twice = header.find((column) => column !== '' && (seen.has(column) || !seen.add(column)));
  if (twice !== undefined) {
    throw new FileRefused(
      'doubled_header',
      `${name}, line ${line}: the column "${twice}" stands twice. Rename one of the two.`,
    );
  }
  return header;
}

/** The lines of a file after its header, in batches as they are read. `strict`: NDJSON keys must be columns. */
export async function* deliveredLines(
  file: string,
  format: Format,
  columns: readonly string[],
  strict: boolean,
): AsyncGenerator<readonly DeliveredLine[]> {
  const reader =
    format.type === 'ndjson' ? new NdjsonReader(columns, strict) : new CsvReader(format.delimiter);
  let before = format.type === 'ndjson' ? 0 : format.headerRow;
  // Lines above and including the header are fed as blanks, so that line numbers stay those of the file.
  for await (const text of textOf(file, format.encoding)) {
    const piece = before === 0 ? text : withoutHead(text, before);
    before = before === 0 ? 0 : Math.max(0, before - breaksIn(text, before));
    yield reader.feed(piece).filter((line) => line.line > headLines(format));
  }
  yield reader.end().filter((line) => line.line > headLines(format));
}

function headLines(format: Format): number {
  return format.type === 'ndjson' ? 0 : format.headerRow;
}

/** The text with what stands on its first `lines` lines taken out and their breaks kept. */
function withoutHead(text: string, lines: number): string {
  const at = startOfLine(text, lines + 1);
  return '\n'.repeat(breaksIn(text, lines)) + (at === undefined ? '' : text.slice(at));
}

function breaksIn(text: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf('\n'); at >= 0 && found < most; at = text.indexOf('\n', at + 1)) found++;
  return found;
}
