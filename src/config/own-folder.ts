import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';

/** How the names begin of what Plumbline keeps in a data folder: what else lies there is not touched. */
const PARTS = [
  'access.yaml',
  'anchor',
  'archive',
  'audit',
  'bookmarks',
  'control.',
  'folder.id',
  'holder.json',
  'id.key',
  'plumbline.',
  'policy.yaml',
  'protected.yaml',
  'rejects',
  'seal',
  'server.lock',
  'staged',
];
const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Makes the data folder, or takes the one that is there, for this account alone: folders 700 and files 600, also those that
 * the two engines write, whatever the umask and whatever modes are found. Throws PlumblineError `usage` where the folder is one
 * that all share, or another account owns it or a part of it, so that it could be changed from outside.
 */
export function ownFolder(home: string): void {
  process.umask(OTHERS);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const found = statSync(home);
  if ((found.mode & STICKY) !== 0)
    throw new PlumblineError(
      'usage',
      'The data folder is one that all accounts share. Let PLUMBLINE_HOME name a folder of its own.',
    );
  own(home, found, 'The data folder');
  for (const name of readdirSync(home).filter((n) => PARTS.some((part) => n.startsWith(part))))
    ownAll(path.join(home, name), name.split('.', 1)[0] ?? name);
}

function ownAll(at: string, part: string): void {
  const found = statOf(at);
  // What a link leads to lies elsewhere, and is kept by whoever put it there.
  if (!found || found.isSymbolicLink()) return;
  if (found.isFIFO() || found.isCharacterDevice() || found.isBlockDevice())
    throw new PlumblineError(
      'usage',
      `The part "${part}" of the data folder holds a pipe or a device where a file belongs. Take it away, and put the file back.`,
    );
  own(at, found, `The part "${part}" of the data folder`);
  if (found.isDirectory()) for (const name of readdirSync(at)) ownAll(path.join(at, name), part);
}

function own(at: string, found: Stats, what: string): void {
  const account = process.getuid?.();
  if (account === undefined) return;
  if (found.uid !== account)
    throw new PlumblineError(
      'usage',
      `${what} belongs to another account (${found.uid}) than the one that runs Plumbline (${account}). Run it as that account, or give the folder with all that is in it to this one.`,
    );
  const mode = found.isDirectory() ? 0o700 : 0o600;
  if ((found.mode & 0o7777) !== mode) chmodSync(at, mode);
}

/** Undefined where it is gone: another process of this folder may end while it is looked through. */
function statOf(at: string): Stats | undefined {
  return lstatSync(at, { throwIfNoEntry: false });
}
