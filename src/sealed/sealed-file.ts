import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { WITHOUT_WAITING } from '../shared/regular-file';
import { writeWhole } from '../shared/write-whole';

const BLOCK = 1 << 16;
const LINE_END = 10;

/**
 * A file of lines that is only ever added to. What was added is on disk before `append` returns; a last line without its
 * end was cut off while it was written, was never told to anybody, and is taken away before the next is added.
 */
export class AppendOnlyFile {
  constructor(readonly path: string) {}

  append(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const made = !existsSync(this.path);
    mkdirSync(path.dirname(this.path), { recursive: true, mode: 0o700 });
    if (!made) this.cut();
    const handle = openSync(this.path, 'a', 0o600);
    try {
      writeWhole(handle, `${lines.join('\n')}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (made) syncFolder(path.dirname(this.path));
  }

  /** Bytes, 0 where there is no file yet. */
  size(): number {
    return existsSync(this.path) ? statSync(this.path).size : 0;
  }

  /** Every whole line, in order. */
  async *lines(): AsyncGenerator<string> {
    const end = this.wholeLength();
    if (end === 0) return;
    const input = createReadStream(this.path, { encoding: 'utf8', end: end - 1, highWaterMark: BLOCK });
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line;
  }

  private cut(): void {
    const whole = this.wholeLength();
    if (whole < this.size()) truncateSync(this.path, whole);
  }

  /** Bytes up to and with the last line end. */
  private wholeLength(): number {
    if (!existsSync(this.path)) return 0;
    const handle = openSync(this.path, WITHOUT_WAITING);
    try {
      const block = Buffer.alloc(BLOCK);
      for (let end = this.size(); end > 0;) {
        const start = Math.max(0, end - BLOCK);
        const at = block.subarray(0, readSync(handle, block, 0, end - start, start)).lastIndexOf(LINE_END);
        if (at >= 0) return start + at + 1;
        end = start;
      }
      return 0;
    } finally {
      closeSync(handle);
    }
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
