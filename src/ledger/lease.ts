import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard, step, type GraphStore } from '../graph/store';
import { PlumblineError } from '../shared/errors';

const HELD_FOR_MS = 60_000;
const RENEWED_EVERY_MS = 15_000;
const ASKED_EVERY_MS = 1_000;
const PATIENCE_MS = 30_000;

/** The right to load: one process at a time has it, for the whole graph. */
export interface Lease {
  /**
   * The graph as its owner writes to it: every write first asks, in the same transaction, whether the lease is still
   * theirs, and takes it for another minute. Throws PlumblineError `interrupted` where another process took it over.
   */
  readonly store: GraphStore;
  /** Throws PlumblineError `interrupted` where another process is known to have taken the lease over. */
  check(): void;
  /** Asks the store first: for what is written beside the graph, to files that all loads share. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits until this process may load. A holder that is gone (its process no longer runs on this machine, or its lease
 * ran out unrenewed, by the clock of the store) is replaced. `waiting` is told once whom one waits for; `loader` is what
 * those who wait for this one are told. Throws PlumblineError `interrupted`.
 */
export async function takeLease(
  store: GraphStore,
  loader: string,
  waiting: (holder: string) => void,
  signal?: AbortSignal,
): Promise<Lease> {
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  const holder = `${loader}, process ${process.pid} on ${hostname()}`;
  let told = false;
  const tell = (whom: string): void => {
    if (!told) waiting(whom);
    told = true;
  };
  for (;;) {
    const [held] = await store.read('ledger/lease', {});
    const gone = held !== undefined && isGone(held.owner) ? held.owner : '';
    if (held === undefined || held.free || gone !== '') {
      // Whoever was cut off in the middle of a write keeps the mark locked until the store gives that write up.
      const slow = setTimeout(() => tell(held && held.owner !== '' ? held.holder : ''), ASKED_EVERY_MS);
      const taking = step('ledger/take-lease', { owner, holder, milliseconds: HELD_FOR_MS, gone });
      const rows = await store.write([taking]).finally(() => clearTimeout(slow));
      if (rows[0]?.['owner'] === owner) return leaseOf(store, owner);
    } else {
      tell(held.holder);
    }
    if (signal?.aborted) throw stopped();
    await sleep(ASKED_EVERY_MS);
  }
}

function isGone(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function leaseOf(store: GraphStore, owner: string): Lease {
  let lost: PlumblineError | undefined;
  // Who took it over has to be asked in a transaction of its own.
  const refused = takenOver('');
  const mine = guard('ledger/renew-lease', { owner, milliseconds: HELD_FOR_MS }, () => refused);
  const write: GraphStore['write'] = async (steps) => {
    try {
      return await store.write([mine, ...steps]);
    } catch (error) {
      if (error !== refused) throw error;
      lost ??= takenOver(await holderNow(store));
      throw lost;
    }
  };
  // A renewal that fails for want of the store shows in the load's own writes; the next one tries again.
  const timer = setInterval(() => void write([]).catch(() => undefined), RENEWED_EVERY_MS);
  timer.unref();
  return {
    store: {
      engine: store.engine,
      read: (name, parameters) => patiently(() => store.read(name, parameters)),
      readText: (statement, parameters) => patiently(() => store.readText(statement, parameters)),
      write: (steps) => patiently(() => write(steps)),
      ready: () => store.ready(),
      close: () => store.close(),
    },
    check: () => {
      if (lost) throw lost;
    },
    confirm: async () => void (await patiently(() => write([]))),
    release: async () => {
      clearInterval(timer);
      // One that cannot be given up runs out by itself; what the load came to is not changed by it.
      await store.write([step('ledger/release-lease', { owner })]).catch(() => undefined);
    },
  };
}

/** Who has the right to load, or had it last; '' where the store does not say. */
async function holderNow(store: GraphStore): Promise<string> {
  const rows = await store.read('ledger/lease', {}).catch(() => []);
  return rows[0]?.holder ?? '';
}

/** A load waits out a server that is started again; who waits for a page is told at once. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await work();
    } catch (error) {
      const down = error instanceof PlumblineError && error.code === 'store_unavailable';
      if (!down || Date.now() > until) throw error;
      await sleep(ASKED_EVERY_MS);
    }
  }
}

function takenOver(by: string): PlumblineError {
  return new PlumblineError(
    'interrupted',
    `Another process took over the loading${by === '' ? '' : ` (${by})`}, and nothing more was written by this one. Run the same command again to go on.`,
  );
}

function stopped(): PlumblineError {
  return new PlumblineError(
    'interrupted',
    'Interrupted. What was loaded stays; run the same command again to go on.',
  );
}
