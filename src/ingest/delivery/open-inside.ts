import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  type BigIntStats,
} from 'node:fs';
import path from 'node:path';
import { FileRefused, type RefusalCode } from '../refusal';

/** A file of a delivery that is open: what is read through `handle` is that file, whatever comes to bear its name. */
export interface OpenFile {
  readonly handle: number;
  /** Bytes when it was opened. */
  readonly size: number;
  /** False once its bytes or its name are another's. */
  unchanged(): boolean;
}

/**
 * Opens a file of a delivery folder: a regular file that really lies there under that name. A link, on the way or at the
 * end of it, a pipe, a device or a folder is refused, and none of them is waited for. Throws FileRefused `unsafe_name`,
 * `file_missing`, `not_a_file`, `unreadable`.
 */
export function openInside(folder: string, name: string): OpenFile {
  const file = inside(folder, name);
  if (file === undefined) {
    throw new FileRefused(
      'unsafe_name',
      'The manifest names a file outside the delivery folder. Name files inside it only.',
    );
  }
  const handle = told(name, () =>
    openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW),
  );
  try {
    const opened = fstatSync(handle, { bigint: true });
    if (!opened.isFile()) throw noFile(name);
    if (!isAt(opened, folder, file)) throw noFile(name);
    const unchanged = (): boolean =>
      sameBytes(opened, fstatSync(handle, { bigint: true })) && isAt(opened, folder, file);
    return { handle, size: Number(opened.size), unchanged };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

/** Where a file that a manifest names would be, or undefined where the name leads out of the folder. */
function inside(folder: string, name: string): string | undefined {
  const file = path.resolve(folder, name);
  const within = path.relative(path.resolve(folder), file);
  const escapes =
    within === '' || within.startsWith('..') || path.isAbsolute(within) || path.isAbsolute(name);
  return escapes || name.includes('\\') || name.includes('\0') ? undefined : file;
}

/** True where no link leads to the file and its name is still its own. */
function isAt(opened: BigIntStats, folder: string, file: string): boolean {
  try {
    const real = path.join(realpathSync(folder), path.relative(path.resolve(folder), file));
    const now = lstatSync(real, { bigint: true });
    return realpathSync(file) === real && now.dev === opened.dev && now.ino === opened.ino;
  } catch {
    return false;
  }
}

function sameBytes(a: BigIntStats, b: BigIntStats): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

/** What an operation on the file gives; what the system says against it, in words. */
export function told<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw refusalOf(name, error);
  }
}

function refusalOf(name: string, error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refused(
        'file_missing',
        `${name} is not in the delivery folder. Add it, or take it out of the manifest.`,
      );
    case 'ELOOP':
    case 'EMLINK':
    case 'ENXIO':
      return noFile(name);
    case 'EACCES':
    case 'EPERM':
      return refused(
        'unreadable',
        `${name} may not be read by the account that runs Plumbline. Give that account the right to read it.`,
      );
    case 'EIO':
    case 'ESTALE':
    case 'ENAMETOOLONG':
      return refused('unreadable', `${name} cannot be read from its disk. Deliver it again.`);
    default:
      return error;
  }
}

function noFile(name: string): FileRefused {
  return refused(
    'not_a_file',
    `${name} is a link, lies behind one, or is no file (a folder, a pipe, a device). Put the file itself into the delivery folder.`,
  );
}

function refused(code: RefusalCode, message: string): FileRefused {
  return new FileRefused(code, message);
}
