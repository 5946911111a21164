import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { encode } from 'iconv-lite';
import { type Fault } from './faults';
import { type Encoding } from './mapping';
import { emptyTally, type FileTally, type Register } from './tally';

const BUFFERED = 1 << 18;

interface FileForm {
  readonly delimiter: string;
  readonly encoding: Encoding;
  readonly lineEnd: string;
  readonly byteOrderMark: boolean;
  /** Cells are quoted where they must be; not so in NDJSON, where a line is one cell. */
  readonly quotes: boolean;
  /** Lines up to and with the header. */
  readonly opening: readonly string[];
}

/** One delivered file, written as it is made; it counts its rows and places its faults among them. */
export class DeliveredFile {
  readonly tally: FileTally;
  private readonly descriptor: number;
  private readonly hash: Hash = createHash('sha256');
  private readonly keys = new Set<string>();
  private pending = '';
  private line = 1;
  private good = 0;
  private nextFault = 0;

  constructor(
    path: string,
    file: string,
    source: string,
    private readonly form: FileForm,
    private readonly register: Register | undefined,
    private readonly faults: readonly { readonly after: number; readonly fault: Fault }[],
  ) {
    this.tally = emptyTally(file, source);
    this.descriptor = openSync(path, 'w');
    if (form.byteOrderMark) this.pending = '\ufeff';
    for (const line of form.opening) this.put(line);
  }

  /** A good row; `key` where the source has one. */
  row(cells: readonly string[], key?: string): void {
    this.text(this.joined(cells), key);
  }

  /** A good row that is a line already, with nothing in it to quote. */
  text(line: string, key?: string): void {
    const verdict = key === undefined || !this.register ? 'new' : this.register.judge(key, line);
    if (key !== undefined) this.keys.add(key);
    this.tally.rows++;
    if (verdict === 'duplicate') this.tally.duplicate++;
    else this.tally.accepted++;
    if (verdict === 'superseded') this.tally.superseded++;
    this.put(line);
    this.good++;
    this.placeFaults(this.good);
  }

  /** An event that an earlier file has delivered already. */
  repeated(line: string): void {
    this.text(line);
    this.tally.accepted--;
    this.tally.duplicate++;
  }

  /** A line that is no data: blank, or a total. */
  skip(cells: readonly string[]): void {
    this.tally.skipped++;
    this.put(this.joined(cells));
  }

  /** Writes what is left, and gives the SHA-256 of the bytes. */
  finish(full: boolean): string {
    this.placeFaults(Number.POSITIVE_INFINITY);
    if (full && this.register) this.tally.closed = this.register.closeAllBut(this.keys);
    this.flush();
    closeSync(this.descriptor);
    return this.hash.digest('hex');
  }

  private joined(cells: readonly string[]): string {
    if (!this.form.quotes) return cells.join(this.form.delimiter);
    return cells.map((cell) => quoted(cell, this.form.delimiter)).join(this.form.delimiter);
  }

  private placeFaults(upTo: number): void {
    for (
      let next = this.faults[this.nextFault];
      next && next.after < upTo;
      next = this.faults[++this.nextFault]
    ) {
      const { kind, column, cells } = next.fault;
      this.tally.rows++;
      this.tally.rejected++;
      this.tally.faults.push({ line: this.line, kind, column });
      this.put(this.joined(cells));
    }
  }

  private put(line: string): void {
    this.pending += line + this.form.lineEnd;
    this.line++;
    for (let at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n', at + 1)) this.line++;
    if (this.pending.length > BUFFERED) this.flush();
  }

  private flush(): void {
    const bytes =
      this.form.encoding === 'utf-8'
        ? Buffer.from(this.pending, 'utf8')
        : encode(this.pending, this.form.encoding);
    this.pending = '';
    this.hash.update(bytes);
    for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done);
  }
}

/** RFC 4180: quoted where the cell holds the delimiter, a quote or a line break. */
function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
