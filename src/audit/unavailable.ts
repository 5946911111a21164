import { diskRemedy } from '../shared/disk-fault';
import { PlumblineError } from '../shared/errors';

/**
 * The audit record cannot be written or read: then nothing may be shown. `why` says what to mend, where the cause is no fault
 * of a disk that says so itself; `place` begins the sentence, where it is not the data folder.
 */
export function unavailable(why: string, cause?: unknown, place = ''): PlumblineError {
  const disk = diskRemedy(cause);
  const told = disk === '' ? why : `${disk} What was stored stays, and a load goes on where it stopped.`;
  return new PlumblineError(
    'audit_unavailable',
    `The audit record cannot be written, so nothing is shown. ${place}${place === '' ? '' : ' '}${told}`,
    {},
    { cause },
  );
}
