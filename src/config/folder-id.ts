import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { madeOnce } from '../shared/made-once';

/**
 * What a graph knows its data folder by: random, made on first use, and kept in the folder, so that it goes where the
 * folder goes. Throws PlumblineError `usage` where the file is damaged.
 */
export function folderId(home: string): string {
  const id = madeOnce(path.join(home, 'folder.id'), () => randomBytes(16).toString('hex'));
  if (!/^[0-9a-f]{32}$/.test(id))
    throw new PlumblineError(
      'usage',
      'The file folder.id of the data folder is damaged. Put it back from a backup.',
    );
  return id;
}
