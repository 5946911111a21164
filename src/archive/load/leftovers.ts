import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../shared/processes';
import type { Catalogue } from '../catalogue';

/** Folders of the archive that hold parts which the catalogue names. */
const PART_FOLDERS = ['events', 'changes', 'contacts', 'rejects', 'identity'];

/**
 * Takes away what an interrupted load left behind: files that no catalogue names, and everything in the work folder but
 * the lock. Only for who holds the lock.
 */
export function removeLeftovers(folder: string, catalogue: Catalogue): void {
  const named = new Set(
    catalogue.loads.flatMap((l) => [
      ...[l.events, l.changes, l.contacts, l.rejects].map((part) => part.path),
      identityPath(l),
    ]),
  );
  for (const part of PART_FOLDERS) {
    for (const file of filesIn(path.join(folder, part))) {
      if (!named.has(path.relative(folder, file))) rmSync(file, { force: true });
    }
  }
  const work = path.join(folder, 'work');
  for (const name of readdirSync(work)) {
    if (!name.startsWith('lock.duckdb') && !inUse(name))
      rmSync(path.join(work, name), { recursive: true, force: true });
  }
}

/** The work folder's place for what this process keeps until it closes the archive: spilled reads, rejects of dry runs. */
export function ownFolder(): string {
  return `work/of-${process.pid}`;
}

/** Where the rejects of a dry run are kept, within the archive. */
export function dryFolder(): string {
  return `${ownFolder()}/dry`;
}

function inUse(name: string): boolean {
  const pid = Number(/^of-(\d+)$/.exec(name)?.[1] ?? 0);
  return pid !== 0 && isAlive(pid);
}

/** Where the hashes and ids of a load's rows are kept once somebody has asked for them. */
export function identityPath(load: { readonly source: string; readonly load: string }): string {
  return `identity/source=${load.source}/load=${load.load}/identity.parquet`;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
