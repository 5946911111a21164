import { diskFault } from '../../shared/disk-fault';
import { PlumblineError } from '../../shared/errors';
import { EMBEDDED_LIMIT_S, tookTooLong } from '../limits';

/** What the engine says of a statement that ran into its built-in limit; it gives no code for it. */
const OUT_OF_TIME = /exceeded timeout/i;

/** What is thrown where the engine did not carry a statement out: that it took too long, that it could not be written, or that it was refused. */
export function refusalOf(statements: string, cause: unknown): PlumblineError {
  if (cause instanceof Error && OUT_OF_TIME.test(cause.message))
    return tookTooLong(statements, EMBEDDED_LIMIT_S, cause);
  const fault = diskFault(cause);
  if (fault) return fault;
  return new PlumblineError(
    'statement',
    `The embedded graph refused a statement (${statements}).`,
    {},
    { cause },
  );
}
