import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';

/**
 * The 32 bytes that a key file holds as hexadecimal digits. Throws PlumblineError `usage` where it cannot be read or holds
 * something else.
 */
export function readKeyFile(file: string, remedy: string): Buffer {
  let hex: string;
  try {
    hex = readFileSync(file, 'utf8').trim();
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

/** Makes a key file (mode 600). Two processes that start at once agree on one: the first to put it in place wins. */
export function makeKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}
