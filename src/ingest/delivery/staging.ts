import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statfsSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { PlumblineError } from '../../shared/errors';
import { isAlive } from '../../shared/processes';
import { writeWhole } from '../../shared/write-whole';
import { FileRefused } from '../refusal';
import { openInside, told, type OpenFile } from './open-inside';

/** A delivered file as it is read: a copy of our own, which nobody else writes. */
export interface StagedFile {
  readonly path: string;
  /** Of the very bytes that were copied. */
  readonly sha256: string;
  readonly bytes: number;
}

const CHUNK = 1 << 20;
const DISK_FULL =
  'The disk that holds the data folder has no room for a copy of what is delivered. Make room there and run the same command again: it goes on where it stopped.';
/** Stagings of this process that are in use. */
const open = new Set<string>();

/**
 * Copies of delivered files in the data folder, each hashed while it is made, so that what is hashed is what is read by
 * whoever reads it and however often. It goes when the work is done; what a killed process left goes with the next.
 */
export class Staging {
  private copies = 0;

  private constructor(private readonly folder: string) {}

  static open(home: string): Staging {
    const root = path.join(home, 'staged');
    mkdirSync(root, { recursive: true, mode: 0o700 });
    removeLeft(root);
    const own = `${hostname()}.${process.pid}.${randomUUID()}`;
    open.add(own);
    mkdirSync(path.join(root, own), { mode: 0o700 });
    return new Staging(path.join(root, own));
  }

  /**
   * Copies a file of a delivery folder. Throws FileRefused as `openInside`, and `file_changed` where somebody wrote to it
   * meanwhile; PlumblineError `disk_full` where there is no room for it.
   */
  async take(folder: string, name: string): Promise<StagedFile> {
    const from = openInside(folder, name);
    const target = path.join(this.folder, String(++this.copies));
    try {
      const { bavail, bsize } = statfsSync(this.folder);
      if (from.size > bavail * bsize) throw new PlumblineError('disk_full', DISK_FULL);
      return { path: target, ...(await copied(from, name, target)) };
    } finally {
      closeSync(from.handle);
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
    open.delete(path.basename(this.folder));
  }
}

async function copied(
  from: OpenFile,
  name: string,
  target: string,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const to = openSync(target, 'wx', 0o600);
  let bytes = 0;
  try {
    // One byte past its size is asked for, so that a file that grows is seen to.
    while (bytes <= from.size) {
      const read = told(name, () => readSync(from.handle, chunk, 0, CHUNK, bytes));
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
      writeWhole(to, chunk.subarray(0, read));
      bytes += read;
      await pause();
    }
  } finally {
    closeSync(to);
  }
  if (bytes !== from.size || !from.unchanged()) {
    throw new FileRefused(
      'file_changed',
      `${name} was written to or replaced while it was read. Load the delivery again once it is complete.`,
    );
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Takes away what processes left that are gone; what another machine has in a shared folder is its own affair. */
function removeLeft(root: string): void {
  for (const name of readdirSync(root)) {
    const [, host, pid] = /^(.*)\.(\d+)\.[^.]+$/.exec(name) ?? [];
    if (host !== hostname() || open.has(name)) continue;
    if (Number(pid) === process.pid || !isAlive(Number(pid)))
      rmSync(path.join(root, name), { recursive: true, force: true });
  }
}
