import { isNativeError } from 'node:util/types';
import { PlumblineError, type ErrorCode } from './errors';

interface Saying {
  readonly code: Extract<ErrorCode, 'disk_full' | 'not_writable' | 'too_many_files'>;
  readonly what: string;
  readonly remedy: string;
}

const ROOM = 'Make room on it';

/** What the operating system refuses with, by its names: what that is in plain words, and what to do. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  ENOSPC: { code: 'disk_full', what: 'The disk is full.', remedy: ROOM },
  EDQUOT: {
    code: 'disk_full',
    what: 'This account has used up what it may have of the disk (its quota).',
    remedy: `${ROOM}, or have the quota raised`,
  },
  EFBIG: {
    code: 'disk_full',
    what: 'A file would become longer than this account or the disk allows.',
    remedy: 'Have that limit raised (ulimit -f)',
  },
  EACCES: {
    code: 'not_writable',
    what: 'This account may not open a file or folder that is needed.',
    remedy: 'Give it to the account that runs Plumbline',
  },
  EPERM: {
    code: 'not_writable',
    what: 'This account may not change a file or folder that must be changed.',
    remedy: 'Give it to the account that runs Plumbline',
  },
  EROFS: {
    code: 'not_writable',
    what: 'The disk can be read and not be written.',
    remedy: 'Mount it for writing, or let PLUMBLINE_HOME name a folder on another',
  },
  EIO: {
    code: 'not_writable',
    what: 'The disk itself reports a fault.',
    remedy: 'Have the disk looked at',
  },
  EMFILE: {
    code: 'too_many_files',
    what: 'This process has as many files open as it may have.',
    remedy: 'Have that limit raised (ulimit -n)',
  },
  ENFILE: {
    code: 'too_many_files',
    what: 'This machine has as many files open as it can have.',
    remedy: 'Stop what else runs on it',
  },
};

/** The same in the words in which DuckDB and the embedded graph pass it on: they give no code. */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/no space left on device|failed to offload data block/i, 'ENOSPC'],
  [/disk quota exceeded/i, 'EDQUOT'],
  [/file too large/i, 'EFBIG'],
  [/permission denied/i, 'EACCES'],
  [/operation not permitted/i, 'EPERM'],
  [/read-only file system/i, 'EROFS'],
  [/input\/output error/i, 'EIO'],
  [/too many open files/i, 'EMFILE'],
];
/** How such a message begins: any other may hold text of a record that reads so. */
const OF_AN_ENGINE =
  /^(?:IO Error:|Out of Memory Error:|FATAL Error:|(?:Database|Transaction) error: GRAFEO-(?:X003|T009):)/;
/** What is no file: an address that may not be listened on is another fault. */
const NO_FILE = new Set(['listen', 'bind', 'connect']);

/**
 * The error in plain words where a file could not be written or opened, with what to do: `disk_full`, `not_writable` or
 * `too_many_files`. Undefined of any other. What one wraps is looked into, but for an error that has been told already.
 */
export function diskFault(error: unknown): PlumblineError | undefined {
  for (let e = error; isNativeError(e) && !(e instanceof PlumblineError); e = e.cause) {
    const name = nameOf(e);
    const saying = name === undefined ? undefined : SAYINGS[name];
    if (!name || !saying) continue;
    const goOn = 'and run the same command again: a load goes on where it stopped.';
    const message = [saying.what, where(e), NOTHING_LOST, `${saying.remedy}, ${goOn}`];
    return new PlumblineError(
      saying.code,
      message.filter((part) => part !== '').join(' '),
      { fault: name },
      { cause: error },
    );
  }
  return undefined;
}

/** What is known of an error at a border: it is told as it is, or as the fault of a disk that it is. */
export function knownFault(error: unknown): PlumblineError | undefined {
  return error instanceof PlumblineError ? error : diskFault(error);
}

/** What happened and what to do, for a message of its own; '' where it is no fault of a disk. */
export function diskRemedy(error: unknown): string {
  const saying = SAYINGS[String(diskFault(error)?.details['fault'])];
  return saying ? `${saying.what} ${saying.remedy} and try again.` : '';
}

const NOTHING_LOST = 'Nothing that was stored before is lost.';

function nameOf(error: NodeJS.ErrnoException): string | undefined {
  if (error.code !== undefined && Object.hasOwn(SAYINGS, error.code))
    return NO_FILE.has(error.syscall ?? '') && !isLimit(error.code) ? undefined : error.code;
  if (!OF_AN_ENGINE.test(error.message)) return undefined;
  return IN_WORDS.find(([words]) => words.test(error.message))?.[1];
}

function isLimit(code: string): boolean {
  return code === 'EMFILE' || code === 'ENFILE';
}

/** The file, where the operating system names it: for who runs the command, and never for a log. */
function where({ path }: NodeJS.ErrnoException): string {
  return typeof path === 'string' && path !== '' ? `It is ${path}.` : '';
}
