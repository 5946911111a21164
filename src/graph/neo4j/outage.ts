import { PlumblineError } from '../../shared/errors';
import { unreachable } from './refusal';

/** A server that says nothing for this long is asked whether it is there, and is given as long again to say so. */
const SILENT_MS = 2_500;

/**
 * Waits for an answer for as long as the server answers at all: a statement may take its time, a server that does not
 * even answer `probe` is gone. Throws PlumblineError `store_unavailable` then, about five seconds after it fell silent.
 */
export async function whileAnswering<T>(asked: Promise<T>, probe: () => Promise<unknown>): Promise<T> {
  asked.catch(() => undefined);
  for (;;) {
    const answer = await within(asked, SILENT_MS);
    if (answer !== PENDING) return answer;
    const there = await within(
      probe().catch((cause: unknown) => {
        throw unreachable(cause);
      }),
      SILENT_MS,
    );
    if (there === PENDING) throw silent();
  }
}

/** Waits so long and no longer. Throws PlumblineError `store_unavailable` where nothing came. */
export async function orSilent<T>(asked: Promise<T>, ms = 2 * SILENT_MS): Promise<T> {
  asked.catch(() => undefined);
  const answer = await within(asked, ms);
  if (answer === PENDING) throw silent();
  return answer;
}

const PENDING = Symbol('pending');

async function within<T>(asked: Promise<T>, ms: number): Promise<T | typeof PENDING> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof PENDING>((resolve) => {
    timer = setTimeout(() => resolve(PENDING), ms);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function silent(): PlumblineError {
  return new PlumblineError(
    'store_unavailable',
    'The Neo4j server took the question and has not answered for some seconds. Try again in a minute.',
  );
}
