import { diskFault } from './disk-fault';
import { PlumblineError } from './errors';

/** What stands behind an error, by a code or by words that are known to hold nothing of a record and no secret. */
export class Cause extends Error {
  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'Cause';
  }
}

/**
 * The codes of what caused an error, nearest first, each once: a message may hold text of a record, so it is left out.
 */
export function causesOf(error: unknown): string[] {
  return [...new Set(codesBehind(error))];
}

function codesBehind(error: unknown): string[] {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return [];
  const fault = diskFault(cause)?.details['fault'];
  if (fault !== undefined) return [String(fault)];
  const told = 'code' in cause && !(cause instanceof PlumblineError);
  return [...(told ? [String(cause.code)] : []), ...codesBehind(cause)];
}
