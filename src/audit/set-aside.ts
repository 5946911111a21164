import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { privateFolder, syncFolder } from './log/disk';
import { SET_ASIDE } from './log/logs';
import type { AuditSetting, Hold } from './open-record';
import type { AuditRecord } from './record';

/**
 * Moves logs that were changed out of the way, into `audit/set-aside`, so that new ones are begun in their place. Throws
 * PlumblineError `folder_held` where one of them is being written to.
 */
export async function setAside(
  { folder }: AuditSetting,
  own: AuditRecord,
  logs: readonly string[],
  hold: Hold,
): Promise<void> {
  const aside = path.join(folder, SET_ASIDE);
  for (const log of logs) {
    const from = path.join(folder, log);
    const release = log === path.basename(own.folder) ? undefined : await hold(path.join(from, 'lock'));
    if (!release)
      throw new PlumblineError(
        'folder_held',
        `The audit log ${log} is being written to. Stop the server and ask again.`,
      );
    privateFolder(aside);
    let n = 1;
    while (existsSync(path.join(aside, `${log}.${n}`))) n += 1;
    renameSync(from, path.join(aside, `${log}.${n}`));
    release();
    await syncFolder(aside);
    await syncFolder(folder);
  }
}
