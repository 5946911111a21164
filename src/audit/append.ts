import type { GraphStore, Step } from '../graph/store';
import { step } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import { chained, idsText, leafHash, type AuditEntry } from './entry';

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** An entry that waits to be written, and whoever waits for it. */
interface Waiting {
  readonly entry: AuditEntry;
  readonly written: () => void;
  readonly refused: (error: unknown) => void;
}

/** What this process knows of a store's audit record: entries wait their turn, and most find the head where they left it. */
interface Tail {
  readonly waiting: Waiting[];
  writing: boolean;
  head: Head | undefined;
  /** Sets of ids that are stored. */
  readonly sets: Set<string>;
}

const tails = new WeakMap<GraphStore, Tail>();
/** Another process may append at the same time; this many in a row is no longer chance. */
const MOST_TRIES = 50;
const MOST_SETS_KNOWN = 10_000;
const MOST_AT_ONCE = 64;

/**
 * Appends an entry to the audit record; it is durable when the promise resolves, so an answer waits for it. Throws
 * PlumblineError `audit_unavailable` where it cannot be written: then the answer must not leave.
 */
export function appendAudit(store: GraphStore, entry: AuditEntry): Promise<void> {
  let tail = tails.get(store);
  if (!tail) tails.set(store, (tail = { waiting: [], writing: false, head: undefined, sets: new Set() }));
  const known = tail;
  return new Promise((written, refused) => {
    known.waiting.push({ entry, written, refused });
    if (!known.writing) void writeAll(store, known);
  });
}

/** Entries that came while others were being written go in one transaction: waiting for the disk is most of the work. */
async function writeAll(store: GraphStore, tail: Tail): Promise<void> {
  tail.writing = true;
  while (tail.waiting.length > 0) {
    const together = tail.waiting.splice(0, MOST_AT_ONCE);
    try {
      await append(
        store,
        tail,
        together.map((w) => w.entry),
      );
      for (const { written } of together) written();
    } catch (error) {
      for (const { refused } of together) refused(error);
    }
  }
  tail.writing = false;
}

/** All of them or none: each is chained to the one before, so none fits a head that has moved. */
async function append(store: GraphStore, tail: Tail, entries: readonly AuditEntry[]): Promise<void> {
  try {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      let head = (tail.head ??= await readHead(store));
      const steps: Step[] = [];
      const sets = new Set<string>();
      for (const entry of entries) {
        const made = chained(entry, head.seq + 1, head.hash);
        const { seq, ...properties } = made;
        const hash = leafHash(made);
        if (!sets.has(made.idsHash)) steps.push(...idSet(tail, made.idsHash, entry.ids));
        sets.add(made.idsHash);
        const previous = { previousSeq: head.seq, previousHash: head.hash };
        steps.push(step('audit/append', { ...previous, seq, hash, entry: properties }));
        head = { seq, hash };
      }
      const appended = await store.write(steps);
      if (appended.length > 0) {
        if (tail.sets.size > MOST_SETS_KNOWN) tail.sets.clear();
        for (const set of sets) tail.sets.add(set);
        tail.head = head;
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
