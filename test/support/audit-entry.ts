import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StoredEntry } from '../../src/audit/entry';
import { LOG_FILE } from '../../src/audit/log/merkle-log';
import { recordedId } from '../../src/audit/sets/in-clear';
import { scanSets, SETS_FILE } from '../../src/audit/sets/sets-file';
import type { Services } from '../../src/operations/services';

/** The entries that this process has written to the audit record, in order. */
export function entriesOf({ auditRecord }: Pick<Services, 'auditRecord'>): StoredEntry[] {
  return readFileSync(path.join(auditRecord.own.folder, LOG_FILE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as StoredEntry);
}

/** The ids of the sets that an entry names, as the record holds them. */
export async function idsShown({ auditRecord }: Services, { shown = [] }: StoredEntry): Promise<Set<string>> {
  const file = path.join(auditRecord.own.folder, SETS_FILE);
  const bytes = readFileSync(file);
  const wanted = new Set(shown.map(({ set }) => set));
  const ids = new Set<string>();
  await scanSets(file, ({ hash, at, bytes: length }) => {
    if (!wanted.has(hash)) return;
    for (const id of bytes
      .toString('utf8', at, at + length)
      .split('\n')
      .slice(0, -1))
      ids.add(id);
  });
  return ids;
}

/** The last answer that was told of: the operation that was asked, and whether an id was shown. */
export async function lastEntry(
  services: Services,
): Promise<{ operation: string; has(id: string): boolean }> {
  const entries = entriesOf(services);
  const after = entries.filter((e) => e.act === 'after').at(-1);
  const before = entries.find((e) => e.n === after?.of);
  const ids = after ? await idsShown(services, after) : new Set<string>();
  return { operation: before?.operation ?? '', has: (id) => ids.has(recordedId(id, services.idKey)) };
}
