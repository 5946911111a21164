import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeKeyFile, readKeyFile } from './key-file';
import type { Settings } from './settings';

/** The key of the sealed store, and whether it lies in the data folder, beside what it seals. */
export interface SealKey {
  readonly key: Buffer;
  readonly insideFolder: boolean;
}

/**
 * The key of the sealed store: the file that PLUMBLINE_SEAL_KEY names, else one that the data folder keeps, made on first
 * use. A file that is named and is not there is never made: a new key would part the store in two. Throws PlumblineError
 * `usage`.
 */
export function sealKey({ home, sealKeyFile }: Pick<Settings, 'home' | 'sealKeyFile'>): SealKey {
  const file = sealKeyFile ?? path.join(home, 'seal.key');
  if (sealKeyFile === undefined && !existsSync(file)) makeKeyFile(file);
  const key = readKeyFile(
    file,
    sealKeyFile === undefined
      ? 'Put seal.key of the data folder back from a backup.'
      : 'PLUMBLINE_SEAL_KEY names a file of 64 hexadecimal digits; make one with: openssl rand -hex 32.',
  );
  const inside = path.relative(home, file);
  return { key, insideFolder: !inside.startsWith('..') && !path.isAbsolute(inside) };
}

/** What is said where the key lies in the data folder. */
export const SEAL_KEY_WARNING =
  'The key of the sealed store lies in the data folder, so whoever copies the folder can open what is sealed. Move seal.key to another disk and name it in PLUMBLINE_SEAL_KEY.';
