import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { step, type GraphStore } from '../graph/store';
import { instant } from '../model/time';
import { PlumblineError } from '../shared/errors';

const HELD_FOR = 60_000;
const RENEWED_EVERY = 15_000;
const ASKED_EVERY = 1_000;

/** The right to load: one process at a time has it, for the whole graph. */
export interface Lease {
  /** Throws PlumblineError `interrupted` where another process took the lease over. */
  check(): void;
  release(): Promise<void>;
}

/**
 * Waits until this process may load. A holder that is gone (its process no longer runs on this machine, or its lease
 * ran out unrenewed) is replaced. `waiting` is told once whom one waits for. Throws PlumblineError `interrupted`.
 */
export async function takeLease(
  store: GraphStore,
  waiting: (holder: string) => void,
  signal?: AbortSignal,
): Promise<Lease> {
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  let gone = owner;
  let told = false;
  for (;;) {
    const rows = await store.write([
      step('ledger/take-lease', { owner, holder: owner, now: instant(Date.now()), expires: inTime(), gone }),
    ]);
    const found = rows[0]?.['owner'];
    const holder = typeof found === 'string' ? found : '';
    if (holder === owner) return held(store, owner);
    if (isGone(holder)) gone = holder;
    else {
      if (!told) waiting(holder.split('/').slice(0, 2).join(', process '));
      told = true;
      await sleep(ASKED_EVERY);
    }
    if (signal?.aborted) throw interrupted();
  }
}

function inTime(): string {
  return instant(Date.now() + HELD_FOR);
}

function isGone(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function held(store: GraphStore, owner: string): Lease {
  let lost = false;
  const renew = async (): Promise<void> => {
    const rows = await store.write([step('ledger/renew-lease', { owner, expires: inTime() })]);
    if (rows.length === 0) lost = true;
  };
  // A renewal that fails for want of the store shows in the load's own writes; the next one tries again.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEWED_EVERY);
  timer.unref();
  return {
    check: () => {
      if (lost)
        throw new PlumblineError(
          'interrupted',
          'Another process took over the loading. Run the same command again.',
        );
    },
    release: async () => {
      clearInterval(timer);
      await store.write([step('ledger/renew-lease', { owner, expires: instant(0) })]);
    },
  };
}

function interrupted(): PlumblineError {
  return new PlumblineError(
    'interrupted',
    'Interrupted. What was loaded stays; run the same command again to go on.',
  );
}
