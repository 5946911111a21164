import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Duck } from './duck';

/** Files that this process holds: the operating system's lock keeps out other processes only. */
const held = new Set<string>();

/**
 * Holds a file that no other process holds, until it is let go of or the process ends, however it ends: the lock is the one
 * that DuckDB takes on a database. Gives undefined where another has it. Throws what DuckDB throws otherwise.
 */
export async function holdFile(file: string): Promise<(() => void) | undefined> {
  const folder = path.dirname(file);
  if (held.has(file)) return undefined;
  held.add(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const duck = await Duck.open({ database: `${file}.duckdb`, memoryLimit: '32MB', spill: folder });
    chmodSync(`${file}.duckdb`, 0o600);
    return () => {
      duck.close();
      held.delete(file);
    };
  } catch (error) {
    held.delete(file);
    if (isHeldElsewhere(error)) return undefined;
    throw error;
  }
}

/** True for what DuckDB says where another process has a database open. A path may have "lock" in it as well. */
export function isHeldElsewhere(error: unknown): boolean {
  return /could not set lock/i.test(String(error));
}
