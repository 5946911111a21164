import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** To read without waiting for anybody: opening a pipe would stop the whole process until somebody writes into it. */
export const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** What lies in the place of a file and is none: a pipe, a socket or a device. Of a folder the system itself says so. */
class NoRegularFile extends Error {
  readonly code = 'no regular file';
}

/** The bytes of a file. Throws what the system throws, and where it is a pipe or a device; nobody is waited for. */
export function regularBytes(file: string): Buffer {
  const handle = openSync(file, WITHOUT_WAITING);
  try {
    const found = fstatSync(handle);
    if (!found.isFile() && !found.isDirectory()) throw new NoRegularFile('This is no regular file.');
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The same as text. */
export function regularText(file: string): string {
  return regularBytes(file).toString('utf8');
}
