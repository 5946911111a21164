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

/** Every set of ids that the record holds, by its hash. */
export async function setsOf({
  auditRecord,
}: Pick<Services, 'auditRecord'>): Promise<Map<string, ReadonlySet<string>>> {
  const file = path.join(auditRecord.own.folder, SETS_FILE);
  const bytes = readFileSync(file);
  const sets = new Map<string, ReadonlySet<string>>();
  await scanSets(file, ({ hash, at, bytes: length }) => {
    const ids = bytes.toString('utf8', at, at + length).split('\n');
    sets.set(hash, new Set(ids.slice(0, -1)));
  });
  return sets;
}

/** The ids of the sets that an entry names, as the record holds them. */
export async function idsShown(services: Services, { shown = [] }: StoredEntry): Promise<Set<string>> {
  const sets = await setsOf(services);
  return new Set(shown.flatMap(({ set }) => [...(sets.get(set) ?? [])]));
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
