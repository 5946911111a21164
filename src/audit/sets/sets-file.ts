import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { WITHOUT_WAITING } from '../../shared/regular-file';
import { GrowingFile } from '../log/disk';
import { sha256 } from '../tree/merkle';
import type { IdSet } from './id-set';

export const SETS_FILE = 'sets';

const HEADER = /^([0-9a-f]{64}) (\d{1,12})\n/;
const LONGEST_HEADER = 64 + 1 + 12 + 1;

/** Sets of ids that a log's entries name, each stored once under its hash. */
export class SetsFile {
  private constructor(
    private readonly file: GrowingFile,
    private readonly stored: Set<string>,
  ) {}

  /** Opens it, or begins one; what a write left that was cut off is cut away: no entry names it. */
  static async open(file: string): Promise<SetsFile> {
    const stored = new Set<string>();
    const end = await scanSets(file, ({ hash }) => void stored.add(hash));
    return new SetsFile(await GrowingFile.open(file, end), stored);
  }

  /** Stores those that are not there; durable when it resolves. Throws what the disk throws. */
  async put(sets: readonly IdSet[]): Promise<void> {
    const fresh = new Map(sets.filter((set) => !this.stored.has(set.hash)).map((set) => [set.hash, set]));
    if (fresh.size === 0) return;
    const parts = [...fresh.values()].flatMap((set) => {
      const text = Buffer.from(set.text());
      return [Buffer.from(`${set.hash} ${text.length}\n`), text];
    });
    await this.file.append(Buffer.concat(parts));
    for (const hash of fresh.keys()) this.stored.add(hash);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** A set as it lies in the file. */
export interface StoredSet {
  readonly hash: string;
  readonly at: number;
  readonly bytes: number;
}

/** Goes through the headers of a file of sets; gives where the last whole one ends. */
export async function scanSets(file: string, take: (set: StoredSet) => void): Promise<number> {
  if (!existsSync(file)) return 0;
  const { size } = statSync(file);
  const handle = await open(file, WITHOUT_WAITING);
  try {
    let chunk: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) };
    for (let at = 0; ;) {
      if (at + LONGEST_HEADER > chunk.at + chunk.bytes.length) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(1 << 16), 0, 1 << 16, at);
        chunk = { at, bytes: buffer.subarray(0, bytesRead) };
      }
      const from = at - chunk.at;
      const [header, hash = '', length] =
        HEADER.exec(chunk.bytes.toString('latin1', from, from + LONGEST_HEADER)) ?? [];
      if (header === undefined) return at;
      const bytes = Number(length);
      if (at + header.length + bytes > size) return at;
      take({ hash, at: at + header.length, bytes });
      at += header.length + bytes;
    }
  } finally {
    await handle.close();
  }
}

/** How many ids each set of a file holds, by hash: those whose ids are what their hash was made of. The rest are edited. */
export async function verifiedSets(file: string): Promise<{
  readonly ids: ReadonlyMap<string, number>;
  readonly edited: readonly string[];
  readonly end: number;
}> {
  const ids = new Map<string, number>();
  const edited: string[] = [];
  const found: StoredSet[] = [];
  const end = await scanSets(file, (set) => void found.push(set));
  if (found.length === 0) return { ids, edited, end };
  const handle = await open(file, WITHOUT_WAITING);
  try {
    for (const { hash, at, bytes } of found) {
      const { buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, at);
      if (sha256(buffer).toString('hex') === hash) ids.set(hash, lines(buffer));
      else edited.push(hash);
    }
  } finally {
    await handle.close();
  }
  return { ids, edited, end };
}

function lines(buffer: Buffer): number {
  let count = 0;
  for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) count += 1;
  return count;
}
