import { open } from 'node:fs/promises';
import { WITHOUT_WAITING } from '../../shared/regular-file';
import { scanSets, type StoredSet } from '../sets/sets-file';

/** Which of these ids each set of a file holds, by the set's hash: sets that hold none are left out. */
export async function setsHolding(file: string, ids: ReadonlySet<string>): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (ids.size === 0) return found;
  const stored: StoredSet[] = [];
  await scanSets(file, (set) => void stored.push(set));
  if (stored.length === 0) return found;
  const handle = await open(file, WITHOUT_WAITING);
  try {
    for (const { hash, at, bytes } of stored) {
      const { buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, at);
      const held = new Set(
        buffer
          .toString('utf8')
          .split('\n')
          .filter((id) => ids.has(id)),
      );
      if (held.size > 0) found.set(hash, held);
    }
  } finally {
    await handle.close();
  }
  return found;
}
