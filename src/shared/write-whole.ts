import { writeSync } from 'node:fs';

/**
 * Writes all of it where the file stands: the system may take a part, of a nearly full disk without an error. Throws what the
 * disk throws.
 */
export function writeWhole(handle: number, given: string | Buffer): void {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
}
