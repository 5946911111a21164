import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { madeOnce } from '../shared/made-once';
import { regularText } from '../shared/regular-file';

/**
 * The 32 bytes that a key file holds as hexadecimal digits. Throws PlumblineError `usage` where it cannot be read or holds
 * something else.
 */
export function readKeyFile(file: string, remedy: string): Buffer {
  let hex: string;
  try {
    hex = regularText(file).trim();
  } catch (cause) {
    throw new PlumblineError(
      'usage',
      `The key file ${path.basename(file)} cannot be read. ${remedy}`,
      {},
      { cause },
    );
  }
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new PlumblineError('usage', `The key file ${path.basename(file)} is damaged. ${remedy}`);
  return Buffer.from(hex, 'hex');
}

/** Makes a key file (mode 600). Two processes that start at once agree on one. */
export function makeKeyFile(file: string): void {
  madeOnce(file, () => randomBytes(32).toString('hex'));
}
