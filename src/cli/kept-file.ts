import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { writeWhole } from '../shared/write-whole';

const BLOCK = 1 << 16;
const NO_PLACE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * A file that an answer is written to, for its owner alone: it is in its place when it is whole, and what stood there before
 * stays until then.
 */
class KeptFile {
  private readonly partial: string;
  private readonly handle: number;
  private waiting: string[] = [];
  private length = 0;

  /** Throws PlumblineError `usage` where there is no such folder, and what the disk throws. */
  constructor(private readonly file: string) {
    this.partial = `${file}.part`;
    try {
      this.handle = openSync(this.partial, 'w', 0o600);
    } catch (cause) {
      if (!NO_PLACE.has(String((cause as NodeJS.ErrnoException).code))) throw cause;
      const why = `There is no folder ${path.dirname(file)} to write ${path.basename(file)} in. Make it, or name another file.`;
      throw new PlumblineError('usage', why, {}, { cause });
    }
  }

  /** Throws what the disk throws. */
  write(text: string): void {
    this.waiting.push(text);
    this.length += text.length;
    if (this.length >= BLOCK) this.flush();
  }

  /** Durable and in its place. Throws what the disk throws. */
  keep(): void {
    this.flush();
    fsyncSync(this.handle);
    closeSync(this.handle);
    renameSync(this.partial, this.file);
  }

  private flush(): void {
    writeWhole(this.handle, this.waiting.join(''));
    this.waiting = [];
    this.length = 0;
  }

  /** Leaves nothing of it. */
  abandon(): void {
    try {
      closeSync(this.handle);
    } catch {
      // It is closed.
    }
    rmSync(this.partial, { force: true });
  }
}

/** Writes a file as a whole, or leaves nothing of it. Throws what `work` and the disk throw. */
export async function keptFile(
  file: string,
  work: (write: (text: string) => void) => Promise<void>,
): Promise<void> {
  const kept = new KeptFile(file);
  try {
    await work((text) => kept.write(text));
    kept.keep();
  } catch (error) {
    kept.abandon();
    throw error;
  }
}
