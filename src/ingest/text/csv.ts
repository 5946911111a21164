import { LONGEST_ROW, type DeliveredLine } from './line';

const NOT_CLOSED = 'A quote is opened and not closed.';

/**
 * CSV as RFC 4180 has it, read in pieces. A row that breaks its rules is told by its line and reading goes on with the
 * next physical line, so that one stray quote costs one row and not the rest of the file (why it is written here:
 * docs/decisions/0010-reading-csv.md).
 */
export class CsvReader {
  private text = '';
  private line = 1;
  private skipping = false;
  private out: DeliveredLine[] = [];

  constructor(private readonly delimiter: string) {}

  /** Rows that are complete with this piece. */
  feed(piece: string): DeliveredLine[] {
    this.text = this.text === '' ? piece : this.text + piece;
    return this.read(false);
  }

  /** What is left, where the last line has no break. */
  end(): DeliveredLine[] {
    return this.read(true);
  }

  private read(last: boolean): DeliveredLine[] {
    this.out = [];
    let at = 0;
    for (;;) {
      const next = this.skipping ? this.skip(at) : this.row(at, last);
      if (next < 0) break;
      at = next;
    }
    this.text = last ? '' : this.text.slice(at);
    return this.out;
  }

  /** Reads the row at `at`; gives where the next one starts, or -1 where more text is needed. */
  private row(at: number, last: boolean): number {
    const { text } = this;
    if (at >= text.length) return -1;
    const newline = text.indexOf('\n', at);
    if (newline < 0 && !last) return text.length - at > LONGEST_ROW ? this.tooLong(at) : -1;
    const stop = newline < 0 ? text.length : newline;
    if (stop - at > LONGEST_ROW) return this.tooLong(at);
    const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    const plain = text.slice(at, end);
    if (plain.includes('"')) return this.quoted(at, stop, last);
    this.out.push(
      plain === ''
        ? { line: this.line, blank: true }
        : { line: this.line, cells: plain.split(this.delimiter) },
    );
    this.line++;
    return stop + 1;
  }

  private tooLong(at: number): number {
    this.broken(
      'row_too_long',
      `This row is longer than ${LONGEST_ROW} characters; a line break is missing, or the file is damaged.`,
    );
    this.skipping = true;
    return at;
  }

  private skip(at: number): number {
    const newline = this.text.indexOf('\n', at);
    if (newline < 0) {
      this.text = '';
      return -1;
    }
    this.skipping = false;
    this.line++;
    return newline + 1;
  }

  /** A row with a quote in it, which may hold line breaks. `stop` is the end of its first physical line. */
  private quoted(start: number, stop: number, last: boolean): number {
    const { text, delimiter } = this;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      let next: number;
      if (text.charCodeAt(at) === 34) {
        const close = this.closing(at + 1, start + LONGEST_ROW);
        // A quote that ends the piece may be the first of a doubled one.
        if (close === text.length - 1 && !last) return this.wait(start, stop);
        if (close < 0) {
          return last ? this.badQuote(stop, NOT_CLOSED) : this.wait(start, stop);
        }
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        next = close + 1;
      } else {
        next = at;
        for (let c = text.charCodeAt(next); c !== 10 && next < text.length; c = text.charCodeAt(++next)) {
          if (text[next] === delimiter) break;
          if (c === 34) return this.badQuote(stop, 'A quote stands inside a value that is not quoted.');
        }
        cells.push(
          text.slice(at, text.charCodeAt(next - 1) === 13 && text[next] !== delimiter ? next - 1 : next),
        );
      }
      if (text[next] === delimiter) {
        at = next + 1;
        if (at < text.length || last) continue;
        return this.wait(start, stop);
      }
      if (next + 1 >= text.length && text.charCodeAt(next) !== 10 && !last) return this.wait(start, stop);
      const end = this.rowEnd(next);
      if (end < 0) return this.badQuote(stop, 'Text follows a closing quote.');
      this.out.push({ line: this.line, cells });
      this.line += 1 + breaks(text, start, next);
      return end;
    }
  }

  /** Asks for more text, as long as the row may still be one. */
  private wait(start: number, stop: number): number {
    return this.text.length - start <= LONGEST_ROW ? -1 : this.badQuote(stop, NOT_CLOSED);
  }

  private closing(from: number, limit: number): number {
    for (let at = this.text.indexOf('"', from); at >= 0 && at <= limit; at = this.text.indexOf('"', at + 2)) {
      if (this.text.charCodeAt(at + 1) !== 34) return at;
    }
    return -1;
  }

  /** Where the next row starts when a row ends at `at`; -1 where it does not end there. */
  private rowEnd(at: number): number {
    if (at >= this.text.length) return at + 1;
    if (this.text.charCodeAt(at) === 10) return at + 1;
    return this.text.charCodeAt(at) === 13 &&
      (this.text.charCodeAt(at + 1) === 10 || at + 1 >= this.text.length)
      ? at + 2
      : -1;
  }

  private badQuote(stop: number, why: string): number {
    this.broken('bad_quote', `${why} Put the value in quotes and double every quote inside it.`);
    this.line++;
    return stop + 1;
  }

  private broken(code: 'row_too_long' | 'bad_quote', message: string): void {
    this.out.push({ line: this.line, code, message });
  }
}

function breaks(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) found++;
  return found;
}
