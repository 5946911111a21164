import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlumblineError } from '../shared/errors';
import { Duck } from './duck';
import { isHeldElsewhere } from './hold-file';

/** Loads of this process, by folder: the operating system's lock keeps out other processes only. */
const inProcess = new Map<string, Promise<void>>();

const PATIENCE_MS = 10 * 60_000;

/**
 * Runs `work` while no other load writes to the folder, in this process or another. The lock is DuckDB's own on a file,
 * which the operating system gives up with the process: a killed load leaves nothing to clear by hand. The database that
 * holds it is the one that the work is done in. Throws PlumblineError `folder_held` after ten minutes.
 */
export async function withLoadLock<T>(
  folder: string,
  memoryLimit: string,
  work: (duck: Duck) => Promise<T>,
): Promise<T> {
  const before = inProcess.get(folder) ?? Promise.resolve();
  let release = (): void => undefined;
  const mine = new Promise<void>((resolve) => (release = resolve));
  const chain = before.then(() => mine);
  inProcess.set(folder, chain);
  await before;
  try {
    const duck = await openLocked(folder, memoryLimit);
    try {
      return await work(duck);
    } finally {
      duck.close();
    }
  } finally {
    release();
    if (inProcess.get(folder) === chain) inProcess.delete(folder);
  }
}

async function openLocked(folder: string, memoryLimit: string): Promise<Duck> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const options = {
    database: path.join(folder, 'lock.duckdb'),
    memoryLimit,
    spill: path.join(folder, 'spill'),
  };
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await Duck.open(options);
    } catch (error) {
      if (!isHeldElsewhere(error)) throw error;
      if (Date.now() > until) {
        throw new PlumblineError(
          'folder_held',
          'Another process has been loading into this archive for ten minutes. Wait until it is done, or stop it.',
          {},
          { cause: error },
        );
      }
      await wait(100);
    }
  }
}
