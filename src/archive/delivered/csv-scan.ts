import { closeSync, openSync, readSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { setImmediate as pause } from 'node:timers/promises';
import { FileRefused } from '../archive';
import { CsvRecord, type CsvFault } from './csv-record';

/** A record longer than this is no row of any source. */
export const LONGEST_RECORD = 1 << 20;
const CHUNK = 4 << 20;

/** What the scan tells of each record, in order. Blank lines are not records. */
export interface ScannedRecord {
  /** The bytes scanned; [start, end) is the record without its line end. Valid until the next record. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** 1-based physical line on which the record begins, and on how many further lines it goes on. */
  readonly line: number;
  readonly breaks: number;
  readonly fields: number;
  readonly fault: CsvFault | undefined;
}

export interface ScanOptions {
  /** One byte. */
  readonly delimiter: number;
  /** Lines before this one (1-based) are passed over unread. */
  readonly firstLine: number;
  /** Told the bytes of every chunk, once, in order. */
  readonly onBytes?: (bytes: Buffer) => void;
}

export interface ScanSummary {
  /** True where records are lines: no blank line, no quoted line end, and every line ends in the same way. */
  readonly plain: boolean;
  readonly blankLines: number;
  /** How its lines end; the first, where they differ. */
  readonly lineEnd: '\n' | '\r\n';
  /** False where no field begins or ends with white space. */
  readonly edgeSpace: boolean;
}

/**
 * Reads the structure of a CSV file in UTF-8, byte by byte and once: where records begin and end, which are malformed.
 * Other work goes on between its chunks.
 * A malformed record ends where its first line does, so that one unclosed quote costs one row and not the file. Throws
 * FileRefused `wrong_encoding` with the line.
 */
export async function scanCsv(
  file: string,
  options: ScanOptions,
  onRecord: (record: ScannedRecord) => void,
): Promise<ScanSummary> {
  const handle = openSync(file, 'r');
  try {
    return await new Scan(handle, options, onRecord).run();
  } finally {
    closeSync(handle);
  }
}

class Scan {
  private buffer = Buffer.allocUnsafe(CHUNK);
  private filled = 0;
  private ended = false;
  private blankLines = 0;
  private line = 1;
  private plain = true;
  private lineEnd = 0;

  constructor(
    private readonly handle: number,
    private readonly options: ScanOptions,
    private readonly onRecord: (record: ScannedRecord) => void,
  ) {}

  async run(): Promise<ScanSummary> {
    this.fill(0);
    let at = this.buffer.subarray(0, 3).equals(BOM) ? 3 : 0;
    const record = new CsvRecord(this.options.delimiter, LONGEST_RECORD);
    for (;;) {
      const passing = this.line < this.options.firstLine;
      const next = passing
        ? record.passLine(this.buffer, at, this.filled, this.ended)
        : record.read(this.buffer, at, this.filled, this.ended);
      if (next < 0) {
        await pause();
        at = this.filled - at > LONGEST_RECORD ? this.passLong(at) : this.fill(at);
        continue;
      }
      if (next === at) break;
      if (record.end - at > LONGEST_RECORD) record.fault = { code: 'row_too_long', field: 0 };
      if (!passing) this.tell(record, at);
      this.line += 1 + record.breaks;
      at = next;
    }
    return {
      plain: this.plain,
      blankLines: this.blankLines,
      lineEnd: this.lineEnd === 2 ? '\r\n' : '\n',
      edgeSpace: record.edgeSpace,
    };
  }

  private tell(record: CsvRecord, start: number): void {
    const { end, fields, breaks, fault, lineEnd } = record;
    if (this.lineEnd === 0) this.lineEnd = lineEnd;
    if (end === start || breaks > 0 || (lineEnd !== 0 && lineEnd !== this.lineEnd)) this.plain = false;
    if (end === start && !fault) {
      this.blankLines++;
      return;
    }
    this.onRecord({ bytes: this.buffer, start, end, line: this.line, breaks, fields, fault });
  }

  /** Tells of a record that is too long to hold, and passes over the rest of its line. */
  private passLong(from: number): number {
    const line = { line: this.line, breaks: 0, fields: 0, start: from, end: from };
    if (this.line >= this.options.firstLine) {
      this.onRecord({ ...line, bytes: this.buffer, fault: { code: 'row_too_long', field: 0 } });
    }
    this.plain = false;
    this.line += 1;
    for (let at = from; ; at = this.fill(this.filled)) {
      const newline = this.buffer.indexOf(NEWLINE, at);
      if (newline >= 0 && newline < this.filled) return newline + 1;
      if (this.ended) return this.filled;
    }
  }

  /** Moves what is unread to the front and reads on; gives where the unread begins. */
  private fill(from: number): number {
    this.buffer.copyWithin(0, from, this.filled);
    const kept = this.filled - from;
    const read = readSync(this.handle, this.buffer, kept, this.buffer.length - kept, null);
    this.filled = kept + read;
    this.ended = this.filled < this.buffer.length;
    this.options.onBytes?.(this.buffer.subarray(kept, this.filled));
    this.checkEncoding();
    return 0;
  }

  private checkEncoding(): void {
    const cut = this.ended ? this.filled : this.buffer.lastIndexOf(NEWLINE, this.filled - 1) + 1;
    if (isUtf8(this.buffer.subarray(0, cut))) return;
    let line = this.line;
    for (let at = 0; at < cut; line++) {
      const newline = this.buffer.indexOf(NEWLINE, at);
      const end = newline < 0 || newline >= cut ? cut : newline + 1;
      if (!isUtf8(this.buffer.subarray(at, end))) throw notUtf8(line);
      at = end;
    }
  }
}

export const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const NEWLINE = 0x0a;

function notUtf8(line: number): FileRefused {
  return new FileRefused(
    'wrong_encoding',
    `Line ${line} is not UTF-8. State the encoding in the mapping under format, for instance windows-1252.`,
    line,
  );
}
