import { PlumblineError } from '../shared/errors';

/** The audit record cannot be written or read: then nothing may be shown. `why` says what to mend. */
export function unavailable(why: string, cause?: unknown): PlumblineError {
  return new PlumblineError(
    'audit_unavailable',
    `The audit record cannot be written, so nothing is shown. ${why}`,
    {},
    { cause },
  );
}
