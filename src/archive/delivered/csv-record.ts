/** What is wrong with the structure of a record, and in which field (0-based). */
export interface CsvFault {
  readonly code: 'bad_quote' | 'control_character' | 'row_too_long';
  readonly field: number;
}

const ORDINARY = 0;
const DELIMITER = 1;
const LF = 2;
const CR = 3;
const QUOTE = 4;
const CONTROL = 5;

/**
 * Reads one record of CSV (RFC 4180) out of bytes: a field is quoted from its first byte or not at all, a quote inside
 * is doubled. One object is used for a whole file: what `read` found is in its properties until the next.
 */
export class CsvRecord {
  /** Where the record ends, its line end not counted. */
  end = 0;
  fields = 0;
  /** Line ends inside quoted fields. */
  breaks = 0;
  fault: CsvFault | undefined;
  /** 0 none (end of file), 1 LF, 2 CR LF. */
  lineEnd = 0;
  /** Of the file so far: some field begins or ends with what may be white space. */
  edgeSpace = false;
  private readonly kinds = new Uint8Array(256);

  constructor(
    delimiter: number,
    private readonly longest: number,
  ) {
    for (let byte = 0; byte < 32; byte++) this.kinds[byte] = CONTROL;
    this.kinds[9] = ORDINARY;
    this.kinds[0x7f] = CONTROL;
    this.kinds[10] = LF;
    this.kinds[13] = CR;
    this.kinds[0x22] = QUOTE;
    this.kinds[delimiter] = DELIMITER;
  }

  /** Reads the record at `from`; gives where the next begins, `from` at the end of the file, -1 where more bytes are needed. */
  read(bytes: Buffer, from: number, filled: number, ended: boolean): number {
    const kinds = this.kinds;
    this.fields = 1;
    this.breaks = 0;
    this.fault = undefined;
    if (from === filled) return ended ? from : -1;
    let at = from;
    let fieldStart = from;
    for (;;) {
      while (at < filled && kinds[bytes[at] as number] === ORDINARY) at++;
      if (at === filled) {
        if (!ended) return -1;
        this.edges(bytes, fieldStart, at);
        return this.close(at, at, 0);
      }
      switch (kinds[bytes[at] as number]) {
        case DELIMITER:
          this.edges(bytes, fieldStart, at);
          this.fields++;
          fieldStart = ++at;
          break;
        case LF:
          this.edges(bytes, fieldStart, at);
          return this.close(at, at + 1, 1);
        case CR:
          if (at + 1 === filled) return ended ? this.close(at, filled, 0) : -1;
          if (bytes[at + 1] === 10) {
            this.edges(bytes, fieldStart, at);
            return this.close(at, at + 2, 2);
          }
          this.mark('control_character');
          at++;
          break;
        case QUOTE: {
          if (at !== fieldStart) return this.abandon(bytes, from, filled, ended);
          const after = this.quoted(bytes, at + 1, filled, ended);
          if (after === -1) {
            if (!ended && filled - from <= this.longest) return -1;
            return this.abandon(bytes, from, filled, ended);
          }
          at = after;
          if (at === filled && !ended) return -1;
          if (at === filled || isEnd(kinds[bytes[at] as number] as number)) break;
          return this.abandon(bytes, from, filled, ended);
        }
        default:
          this.mark('control_character');
          at++;
      }
    }
  }

  /** Passes over one physical line, whatever is in it. */
  passLine(bytes: Buffer, from: number, filled: number, ended: boolean): number {
    this.breaks = 0;
    if (from === filled) return ended ? from : -1;
    const newline = bytes.indexOf(10, from);
    if (newline >= 0 && newline < filled) return newline + 1;
    return ended ? filled : -1;
  }

  /** Past the closing quote, or -1 where there is none in what is filled. */
  private quoted(bytes: Buffer, from: number, filled: number, ended: boolean): number {
    const kinds = this.kinds;
    const breaks = this.breaks;
    for (let at = from; at < filled; at++) {
      const kind = kinds[bytes[at] as number];
      if (kind === ORDINARY || kind === DELIMITER) continue;
      if (kind === LF) this.breaks++;
      else if (kind === QUOTE) {
        if (at + 1 === filled && !ended) break;
        if (at + 1 === filled || bytes[at + 1] !== 0x22) return at + 1;
        at++;
      } else if (kind === CONTROL || (kind === CR && at + 1 < filled && bytes[at + 1] !== 10))
        this.mark('control_character');
    }
    this.breaks = breaks;
    return -1;
  }

  /** A quote that is out of place or never closed: the record is its first line, and reading goes on after that. */
  private abandon(bytes: Buffer, from: number, filled: number, ended: boolean): number {
    this.fault = { code: 'bad_quote', field: this.fields - 1 };
    this.breaks = 0;
    const newline = bytes.indexOf(10, from);
    if (newline >= 0 && newline < filled) return this.close(newline, newline + 1, 1);
    return ended ? this.close(filled, filled, 0) : -1;
  }

  private edges(bytes: Buffer, from: number, to: number): void {
    if (from === to || this.edgeSpace) return;
    const quoted = bytes[from] === 0x22 ? 1 : 0;
    const first = bytes[from + quoted] as number;
    const last = bytes[to - 1 - quoted] as number;
    this.edgeSpace = first <= 0x20 || first >= 0x80 || last <= 0x20 || last >= 0x80;
  }

  private mark(code: CsvFault['code']): void {
    this.fault ??= { code, field: this.fields - 1 };
  }

  private close(end: number, next: number, lineEnd: number): number {
    this.end = end;
    this.lineEnd = lineEnd;
    return next;
  }
}

function isEnd(kind: number): boolean {
  return kind === DELIMITER || kind === LF || kind === CR;
}
