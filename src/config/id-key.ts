import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeKeyFile, readKeyFile } from './key-file';
import type { Settings } from './settings';

/** The data folder's key, made on first use. Throws PlumblineError `usage` where the file is damaged. */
export function idKey(settings: Settings): Buffer {
  if (settings.idKeyHex !== undefined) return Buffer.from(settings.idKeyHex, 'hex');
  const file = path.join(settings.home, 'id.key');
  if (!existsSync(file)) makeKeyFile(file);
  return readKeyFile(file, 'Put id.key of the data folder back from a backup.');
}
