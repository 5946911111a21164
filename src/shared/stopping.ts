import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { PlumblineError } from './errors';

const asking = new AsyncLocalStorage<AbortSignal | undefined>();

/**
 * Does work for somebody who may go away. Whatever is waited for in it can ask `stopSignal`, so that no layer between has
 * to hand the signal on, and none can forget to.
 */
export function stoppable<T>(signal: AbortSignal | undefined, work: () => T): T {
  // One answer waits for many things at once.
  if (signal) setMaxListeners(0, signal);
  return asking.run(signal, work);
}

/** Does what is to be done to its end, whoever has gone. */
export function unstoppable<T>(work: () => T): T {
  return asking.run(undefined, work);
}

/** The signal of whoever this is done for; undefined where nobody can go away. */
export function stopSignal(): AbortSignal | undefined {
  return asking.getStore();
}

/** What comes of the work, or PlumblineError `interrupted` as soon as nobody waits for it. */
export async function unlessStopped<T>(work: Promise<T>): Promise<T> {
  const signal = stopSignal();
  if (!signal) return work;
  work.catch(() => undefined);
  let leave = (): void => undefined;
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(stopped());
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  return Promise.race([gone, work]).finally(() => signal.removeEventListener('abort', leave));
}

/** Throws PlumblineError `interrupted` where nobody waits any more. */
export function goOnAsking(): void {
  if (stopSignal()?.aborted === true) throw stopped();
}

function stopped(): PlumblineError {
  return new PlumblineError('interrupted', 'Stopped before it was answered. Ask again.');
}
