import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import type { Settings } from './settings';

/**
 * The data folder's key, made on first use (mode 600). Two processes that start at once agree on one: the first to put
 * its file in place wins. Throws PlumblineError `usage` where the file is damaged.
 */
export function idKey(settings: Settings): Buffer {
  if (settings.idKeyHex !== undefined) return Buffer.from(settings.idKeyHex, 'hex');
  const file = path.join(settings.home, 'id.key');
  if (!existsSync(file)) create(file);
  const hex = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new PlumblineError(
      'usage',
      'The file id.key of the data folder is damaged. Put it back from a backup.',
    );
  return Buffer.from(hex, 'hex');
}

function create(file: string): void {
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
