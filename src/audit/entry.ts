import { createHash } from 'node:crypto';
import { canonicalJson, sha256 } from '../shared/hash';

/** The kinds of act that the audit record distinguishes (DPA 2018 s.62). */
export type AuditedAct =
  'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

/** What is to be written of one act. */
export interface AuditEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly user: string;
  readonly event: AuditedAct;
  readonly operation: string;
  /** `answered`, or the code of the error that the act ended in. */
  readonly outcome: string;
  /** '' where no view was opened. */
  readonly viewKey: string;
  /** Every record, contact month and archive row that was shown, sorted, each once. */
  readonly ids: readonly string[];
  /** To whom it was disclosed, where that is not the user. */
  readonly disclosedTo?: string;
}

/** An entry as it is stored: everything that its hash covers. */
export interface ChainedEntry extends Omit<AuditEntry, 'ids' | 'disclosedTo'> {
  readonly disclosedTo: string;
  readonly seq: number;
  /** Hash of the entry before; '' of the first. */
  readonly previous: string;
  readonly shown: number;
  /** SHA-256 of the ids, each followed by a line feed; the set itself is stored once under it. */
  readonly idsHash: string;
}

export function chained(entry: AuditEntry, seq: number, previous: string): ChainedEntry {
  const { ids, disclosedTo = '', ...rest } = entry;
  return { ...rest, disclosedTo, seq, previous, shown: ids.length, idsHash: idsHash(ids) };
}

const hashes = new WeakMap<readonly string[], string>();

/** Kept by list: the evidence of a whole network is a quarter of a million ids, shown again and again. */
function idsHash(ids: readonly string[]): string {
  let hash = hashes.get(ids);
  if (hash === undefined) hashes.set(ids, (hash = sha256(idsText(ids))));
  return hash;
}

export function idsText(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

/**
 * The hash of an entry: SHA-256 of a zero byte and its RFC 8785 text, which is the leaf hash of RFC 6962, so that these
 * very hashes can become the leaves of a Merkle log. Each covers the one before it through `previous`.
 */
export function leafHash(entry: ChainedEntry): string {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(canonicalJson(entry))
    .digest('hex');
}
