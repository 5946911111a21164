import { existsSync, readFileSync } from 'node:fs';
import type { Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { readAccess } from './access-file';

/**
 * The one user of an installation without an access file. Clearance is the default, P: handling code C
 * says that a condition must be met before anybody reads on, and nobody has said so of anybody yet.
 */
export const LOCAL: Reader = {
  name: 'local',
  role: 'analyst',
  compartments: [],
  clearance: ['P'],
  loader: true,
  staffId: undefined,
  noStaffRecord: { reason: 'there is no access file', excluded: [] },
  place: '',
};

/**
 * The readers that the access file names (docs/deliveries.md), or `local` where there is no such file.
 * Throws PlumblineError `access_file` that says what to mend.
 */
export function readAccessFile(file: string): Reader[] {
  return existsSync(file) ? readAccess(readFileSync(file, 'utf8'), file) : [LOCAL];
}

/**
 * The reader of that name. Without an access file there is `local` alone and no name is needed; with one a name is.
 * Throws PlumblineError `who_is_reading`.
 */
export function readerNamed(readers: readonly Reader[], name: string | undefined): Reader {
  const [only] = readers;
  if (name === undefined && only === LOCAL) return LOCAL;
  const found = readers.find((reader) => reader.name === name);
  if (found) return found;
  const why =
    name === undefined
      ? 'Say who is reading'
      : 'The access file has no user of this name. Say who is reading';
  throw new PlumblineError('who_is_reading', `${why}: --as-user NAME, or PLUMBLINE_USER.`);
}
