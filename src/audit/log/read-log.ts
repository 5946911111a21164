import { open } from 'node:fs/promises';
import { WITHOUT_WAITING } from '../../shared/regular-file';

/** Entries that were written together, and the checkpoint that covers them and all before them. */
export interface Block {
  /** Each the bytes of one line, without its line feed: a leaf. */
  readonly entries: readonly Buffer[];
  readonly note: string;
  /** Where the block ends in the file. */
  readonly end: number;
}

const CHUNK = 1 << 20;
const LINE_FEED = 10;
const BRACE = '{'.charCodeAt(0);
/** Origin, size, root, a blank line, one signature. */
const NOTE_LINES = 5;

/** Reads the blocks of a log's file in order; gives what is left after the last whole one. `until` bytes are read. */
export async function readLog(
  file: string,
  until: number,
  take: (block: Block) => void,
): Promise<{ readonly end: number; readonly rest: Buffer }> {
  const handle = await open(file, WITHOUT_WAITING);
  const reader = new BlockReader(take);
  try {
    for (let at = 0; at < until;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, until - at));
      const { bytesRead } = await handle.read(chunk, { position: at });
      if (bytesRead === 0) break;
      at += bytesRead;
      reader.feed(chunk.subarray(0, bytesRead));
    }
    return { end: reader.end, rest: reader.rest() };
  } finally {
    await handle.close();
  }
}

class BlockReader {
  /** The line that is not whole yet, in the pieces that were read. */
  private partial: Buffer[] = [];
  private entries: Buffer[] = [];
  private note: Buffer[] = [];
  private at = 0;
  end = 0;

  constructor(private readonly take: (block: Block) => void) {}

  feed(chunk: Buffer): void {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      const piece = chunk.subarray(from, to);
      this.line(this.partial.length === 0 ? piece : Buffer.concat([...this.partial, piece]));
      this.partial = [];
      from = to + 1;
    }
    if (from < chunk.length) this.partial.push(chunk.subarray(from));
  }

  rest(): Buffer {
    const lines = [...this.entries, ...this.note].flatMap((line) => [line, Buffer.from('\n')]);
    return Buffer.concat([...lines, ...this.partial]);
  }

  private line(line: Buffer): void {
    this.at += line.length + 1;
    if (this.note.length === 0 && line[0] === BRACE) {
      this.entries.push(line);
      return;
    }
    this.note.push(line);
    if (this.note.length < NOTE_LINES) return;
    const note = this.note.map((l) => `${l.toString('utf8')}\n`).join('');
    this.end = this.at;
    this.take({ entries: this.entries, note, end: this.end });
    this.entries = [];
    this.note = [];
  }
}
