import { stoppable, unlessStopped, stopSignal } from './stopping';

/** Work that several wait for: it is stopped when the last of them has gone, and not before. */
export class Joined<T> {
  private readonly stop = new AbortController();
  private readonly result: Promise<T>;
  private waiting = 0;

  constructor(work: () => Promise<T>) {
    this.result = stoppable(this.stop.signal, work);
    this.result.catch(() => undefined);
  }

  /** True where all went away before it was done. */
  get abandoned(): boolean {
    return this.stop.signal.aborted;
  }

  /** The result, for whoever asks now. Throws what the work throws, and PlumblineError `interrupted` once they have gone. */
  async wait(): Promise<T> {
    this.waiting += 1;
    try {
      return await unlessStopped(this.result);
    } catch (error) {
      this.waiting -= 1;
      if (stopSignal()?.aborted === true && this.waiting === 0) this.stop.abort();
      throw error;
    }
  }
}

/**
 * The work that is kept under this key, or else is begun now; what failed, and what all went away from, is not kept. The
 * last asked for is the last in order.
 */
export function joinOrBegin<T>(
  kept: Map<string, Joined<T>>,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const known = kept.get(key);
  const joined = known && !known.abandoned ? known : new Joined(work);
  kept.delete(key);
  kept.set(key, joined);
  return joined.wait().catch((error: unknown) => {
    // Left by this one only, it goes on for the others.
    if (kept.get(key) === joined && (joined.abandoned || stopSignal()?.aborted !== true)) kept.delete(key);
    throw error;
  });
}
