import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { GrowingFile } from '../log/disk';
import type { KeyRuns } from './key-runs';
import { regularBytes } from '../../shared/regular-file';

export const KEYS_FILE = 'keys';

const KEY = 32;
const FIRST = 16;
const MOST = 1024;

/** One key, and its number in the file. */
export interface QuestionKey {
  readonly number: number;
  readonly key: Buffer;
}

/**
 * Keys of sealed questions, apart from the entries that they open, so that one can be destroyed: its place is overwritten.
 * They are made ahead, in blocks, so that a question does not wait for the disk a second time.
 */
export class KeysFile {
  private ready: QuestionKey[] = [];
  /** While more are being made: all who wait, wait for the same. */
  private making: Promise<void> | undefined;
  private block = FIRST;

  private constructor(private readonly file: GrowingFile) {}

  static async open(file: string): Promise<KeysFile> {
    return new KeysFile(await GrowingFile.open(file));
  }

  /** A key that no question has, durable. Throws what the disk throws. */
  async take(): Promise<QuestionKey> {
    for (;;) {
      const key = this.ready.shift();
      if (key) return key;
      this.making ??= this.makeMore().finally(() => (this.making = undefined));
      await this.making;
    }
  }

  /** The key of that number; undefined where it was destroyed or is not there. */
  async read(number: number): Promise<Buffer | undefined> {
    return keyIn(await this.file.read(number * KEY, KEY));
  }

  /** Overwrites keys, durably: what was sealed under them stays and cannot be opened. */
  async destroy(runs: KeyRuns): Promise<void> {
    const held = Math.floor(this.file.size / KEY);
    for (const [first, last] of runs) {
      const many = Math.min(last + 1, held) - first;
      if (many > 0) await this.file.overwrite(Buffer.alloc(many * KEY), first * KEY);
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async makeMore(): Promise<void> {
    const bytes = randomBytes(this.block * KEY);
    const first = Math.ceil(this.file.size / KEY);
    const padding = Buffer.alloc(first * KEY - this.file.size);
    await this.file.append(Buffer.concat([padding, bytes]));
    const made = Array.from({ length: this.block }, (_, i) => ({
      number: first + i,
      key: bytes.subarray(i * KEY, (i + 1) * KEY),
    }));
    this.ready.push(...made);
    this.block = Math.min(MOST, this.block * 2);
  }
}

function keyIn(bytes: Buffer): Buffer | undefined {
  return bytes.length < KEY || bytes.every((byte) => byte === 0) ? undefined : bytes;
}

/** All keys of a log as they lie there now: which one has a number, undefined where it is gone. */
export function heldKeys(file: string): (number: number) => Buffer | undefined {
  const bytes = existsSync(file) ? regularBytes(file) : Buffer.alloc(0);
  return (number) => keyIn(bytes.subarray(number * KEY, (number + 1) * KEY));
}

/** Opens the keys of a log that another process may hold, to read or to destroy one. */
export async function withKeys<T>(
  file: string,
  work: (keys: KeysFile) => Promise<T>,
): Promise<T | undefined> {
  if (!existsSync(file)) return undefined;
  const keys = await KeysFile.open(file);
  try {
    return await work(keys);
  } finally {
    await keys.close();
  }
}
