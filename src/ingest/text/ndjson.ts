import { MOST_COLUMNS } from '../../model/mapping';
import { LONGEST_ROW, type BrokenRow, type DeliveredLine } from './line';

/** A row's keys and texts; numbers and words as they were written, lists joined by `;`. */
export type JsonRow = ReadonlyMap<string, string>;

/**
 * Reads one line of NDJSON: an object of texts, numbers, true, false, null and lists of these. Numbers keep the digits
 * that were delivered (JSON.parse would not), and a key given twice is told (JSON.parse keeps the last in silence).
 */
export function readJsonRow(text: string): JsonRow | JsonFaultCode {
  const scan = new Scanner(text);
  try {
    return scan.row();
  } catch (error) {
    if (error instanceof JsonFault) return error.code;
    throw error;
  }
}

type JsonFaultCode = 'bad_json' | 'duplicate_json_key' | 'too_many_keys';

class JsonFault extends Error {
  constructor(readonly code: JsonFaultCode) {
    super(code);
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  row(): JsonRow {
    const row = new Map<string, string>();
    const seen = new Set<string>();
    this.expect('{');
    if (!this.accept('}')) {
      do {
        const key = this.string();
        if (seen.has(key)) throw new JsonFault('duplicate_json_key');
        if (seen.size === MOST_COLUMNS) throw new JsonFault('too_many_keys');
        seen.add(key);
        this.expect(':');
        const value = this.value();
        if (value !== undefined) row.set(key, value);
      } while (this.accept(','));
      this.expect('}');
    }
    this.take(SPACE);
    if (this.at !== this.text.length) throw new JsonFault('bad_json');
    return row;
  }

  private value(): string | undefined {
    if (!this.accept('[')) return this.scalar();
    const items: string[] = [];
    if (this.accept(']')) return undefined;
    do {
      const item = this.scalar();
      if (item !== undefined) items.push(item);
    } while (this.accept(','));
    this.expect(']');
    return items.join(';');
  }

  private scalar(): string | undefined {
    this.take(SPACE);
    if (this.text[this.at] === '"') return this.string();
    const word = this.take(SCALAR);
    if (word === undefined || word === '') throw new JsonFault('bad_json');
    return word === 'null' ? undefined : word;
  }

  private string(): string {
    this.take(SPACE);
    const found = this.take(STRING);
    if (found === undefined) throw new JsonFault('bad_json');
    return found.includes('\\') ? (JSON.parse(found) as string) : found.slice(1, -1);
  }

  private expect(char: string): void {
    if (!this.accept(char)) throw new JsonFault('bad_json');
  }

  private accept(char: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

const MESSAGES = {
  bad_json:
    'This line is not a JSON object of texts, numbers, true, false, null and lists of these. Write one object per line.',
  duplicate_json_key: 'This object has a key twice. Leave one of the two.',
  too_many_keys: `This object has more than ${MOST_COLUMNS} keys. Deliver those that are needed.`,
} as const satisfies Record<JsonFaultCode, string>;

/** NDJSON, read in pieces; cells in order of `columns`. With `strict`, a key that is no column rejects its row. */
export class NdjsonReader {
  private text = '';
  private line = 1;
  private skipping = false;
  private readonly places: ReadonlyMap<string, number>;

  constructor(
    private readonly columns: readonly string[],
    private readonly strict: boolean,
  ) {
    this.places = new Map(columns.map((column, i) => [column, i]));
  }

  feed(piece: string): DeliveredLine[] {
    return this.read(piece, false);
  }

  end(): DeliveredLine[] {
    return this.read('', true);
  }

  private read(piece: string, last: boolean): DeliveredLine[] {
    const text = this.text + piece;
    const out: DeliveredLine[] = [];
    let at = 0;
    for (let stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
      this.take(text.slice(at, stop), out);
      at = stop + 1;
    }
    const rest = text.slice(at);
    this.text = '';
    if (last) {
      if (rest !== '' || this.skipping) this.take(rest, out);
    } else if (this.skipping || rest.length > LONGEST_ROW) this.skipping = true;
    else this.text = rest;
    return out;
  }

  private take(text: string, out: DeliveredLine[]): void {
    const line = this.line++;
    if (this.skipping || text.length > LONGEST_ROW) {
      this.skipping = false;
      out.push({ line, code: 'row_too_long', message: `This row is longer than ${LONGEST_ROW} characters.` });
    } else if (text.trim() === '') out.push({ line, blank: true });
    else out.push(this.row(text, line));
  }

  private row(text: string, line: number): DeliveredLine {
    const row = readJsonRow(text);
    if (typeof row === 'string') return { line, code: row, message: MESSAGES[row] };
    const cells: (string | undefined)[] = new Array<string | undefined>(this.columns.length).fill(undefined);
    for (const [key, value] of row) {
      const place = this.places.get(key);
      if (place !== undefined) cells[place] = value;
      else if (this.strict) return unknownKey(line);
    }
    return { line, cells };
  }
}

function unknownKey(line: number): BrokenRow {
  return {
    line,
    code: 'unknown_field',
    message: 'This object has a key that is no field of the source. Correct it, or map it in a mapping file.',
  };
}
