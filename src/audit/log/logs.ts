import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LOG_FILE } from './merkle-log';

/** Where logs lie that were changed and given up: beside those that are gone on with. */
export const SET_ASIDE = 'set-aside';

/** The logs of an audit folder, by name. */
export function logsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, LOG_FILE)))
    .map((entry) => entry.name)
    .sort();
}

export function isSetAside(log: string): boolean {
  return log.startsWith(SET_ASIDE);
}

/** Those that were set aside, by where they lie in the audit folder. */
export function logsSetAside(folder: string): string[] {
  const aside = path.join(folder, SET_ASIDE);
  return existsSync(aside) ? logsIn(aside).map((name) => path.join(SET_ASIDE, name)) : [];
}
