import type { GraphStore, Step } from '../graph/store';
import { step } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import { chained, idsText, leafHash, type AuditEntry } from './entry';

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What this process knows of a store's audit record: entries queue up, and most find the head where they left it. */
interface Tail {
  queue: Promise<unknown>;
  head: Head | undefined;
  /** Sets of ids that are stored. */
  readonly sets: Set<string>;
}

const tails = new WeakMap<GraphStore, Tail>();
/** Another process may append at the same time; this many in a row is no longer chance. */
const MOST_TRIES = 50;
const MOST_SETS_KNOWN = 10_000;

/**
 * Appends an entry to the audit record; it is durable when the promise resolves, so an answer waits for it. Throws
 * PlumblineError `audit_unavailable` where it cannot be written: then the answer must not leave.
 */
export function appendAudit(store: GraphStore, entry: AuditEntry): Promise<void> {
  let tail = tails.get(store);
  if (!tail) tails.set(store, (tail = { queue: Promise.resolve(), head: undefined, sets: new Set() }));
  const known = tail;
  const next = known.queue.then(() => append(store, known, entry));
  known.queue = next.catch(() => undefined);
  return next;
}

async function append(store: GraphStore, tail: Tail, entry: AuditEntry): Promise<void> {
  try {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const head = (tail.head ??= await readHead(store));
      const made = chained(entry, head.seq + 1, head.hash);
      const { seq, ...properties } = made;
      const hash = leafHash(made);
      const appended = await store.write([
        ...idSet(tail, made.idsHash, entry.ids),
        step('audit/append', {
          previousSeq: head.seq,
          previousHash: head.hash,
          seq,
          hash,
          entry: properties,
        }),
      ]);
      if (appended.length > 0) {
        if (tail.sets.size > MOST_SETS_KNOWN) tail.sets.clear();
        tail.sets.add(made.idsHash);
        tail.head = { seq, hash };
        return;
      }
      tail.head = undefined;
    }
  } catch (cause) {
    // Whether the write was made is not known, so neither is the head.
    tail.head = undefined;
    throw unavailable(cause);
  }
  throw unavailable(undefined);
}

function idSet(tail: Tail, hash: string, ids: readonly string[]): Step[] {
  return tail.sets.has(hash) ? [] : [step('audit/put-ids', { hash, ids: idsText(ids) })];
}

async function readHead(store: GraphStore): Promise<Head> {
  const [head] = await store.read('audit/place', {});
  return head ?? { seq: 0, hash: '' };
}

function unavailable(cause: unknown): PlumblineError {
  const message = 'The audit record cannot be written, so nothing is shown. Try again.';
  return new PlumblineError('audit_unavailable', message, {}, { cause });
}
