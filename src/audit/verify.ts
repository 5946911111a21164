import type { GraphStore } from '../graph/store';
import { sha256 } from '../shared/hash';
import { leafHash, type ChainedEntry } from './entry';

/** A fault in the audit record, at the entry of that number. */
export interface AuditFault {
  readonly seq: number;
  readonly fault:
    | 'edited'
    | 'missing'
    | 'not linked to the entry before'
    | 'after the head'
    | 'ids edited'
    | 'ids missing'
    | 'head does not match';
}

export interface AuditVerdict {
  readonly ok: boolean;
  readonly entries: number;
  /** Hash of the last entry: kept elsewhere, it shows later that nothing up to it was changed. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly faults: readonly AuditFault[];
}

const BATCH = 5000;
const MOST_FAULTS = 1000;

/**
 * Reads the whole audit record and recomputes it: finds an entry that was edited, removed, inserted or cut off.
 *
 * @param witnessed a head that was noted earlier: finds that the record and its own head were rewritten together
 */
export async function verifyAudit(
  store: GraphStore,
  witnessed?: { readonly seq: number; readonly hash: string },
): Promise<AuditVerdict> {
  const [read] = await store.read('audit/head', {});
  const head = { seq: read?.seq ?? 0, hash: read?.hash ?? '' };
  const entries = read?.entries ?? 0;
  const last = Math.max(head.seq, entries);
  const faults: AuditFault[] = [];
  const hashes = new Map<string, number>();
  let previous = '';
  let counted = 0;
  for (let from = 1; from <= last; from += BATCH) {
    const to = Math.min(from + BATCH - 1, last);
    const found = await readEntries(store, from, to);
    for (let seq = from; seq <= to; seq++) {
      const at = found.get(seq) ?? [];
      counted += at.length;
      faults.push(...faultsOf(seq, at, previous, head.seq));
      previous = at[0]?.hash ?? '';
      if (witnessed?.seq === seq && previous !== witnessed.hash)
        faults.push({ seq, fault: 'head does not match' });
      if (head.seq === seq && previous !== head.hash) faults.push({ seq, fault: 'head does not match' });
      for (const { entry } of at) hashes.set(entry.idsHash, seq);
    }
    faults.push(...(await idFaults(store, hashes)));
    hashes.clear();
    if (faults.length > MOST_FAULTS) break;
  }
  if (counted < entries && faults.length <= MOST_FAULTS) faults.push({ seq: last, fault: 'after the head' });
  if (witnessed && witnessed.seq > last) faults.push({ seq: witnessed.seq, fault: 'missing' });
  return { ok: faults.length === 0, entries, head, faults };
}

interface StoredEntry {
  readonly entry: ChainedEntry;
  readonly hash: string;
}

async function readEntries(store: GraphStore, from: number, to: number): Promise<Map<number, StoredEntry[]>> {
  const found = new Map<number, StoredEntry[]>();
  for (const { entry } of await store.read('audit/entries', { from, to })) {
    const { hash, ...chained } = entry as unknown as ChainedEntry & { hash: string };
    found.set(chained.seq, [...(found.get(chained.seq) ?? []), { entry: chained, hash }]);
  }
  return found;
}

function faultsOf(seq: number, at: readonly StoredEntry[], previous: string, head: number): AuditFault[] {
  const [first] = at;
  if (!first) return [{ seq, fault: 'missing' }];
  const faults: AuditFault[] = [];
  if (at.length > 1 || leafHash(first.entry) !== first.hash) faults.push({ seq, fault: 'edited' });
  if (first.entry.previous !== previous) faults.push({ seq, fault: 'not linked to the entry before' });
  if (seq > head) faults.push({ seq, fault: 'after the head' });
  return faults;
}

async function idFaults(store: GraphStore, hashes: ReadonlyMap<string, number>): Promise<AuditFault[]> {
  const stored = new Map(
    (await store.read('audit/ids', { hashes: [...hashes.keys()] })).map((row) => [row.hash, row.ids]),
  );
  return [...hashes].flatMap(([hash, seq]): AuditFault[] => {
    const ids = stored.get(hash);
    if (ids === undefined) return [{ seq, fault: 'ids missing' }];
    return sha256(ids) === hash ? [] : [{ seq, fault: 'ids edited' }];
  });
}
