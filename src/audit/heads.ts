import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { WITHOUT_WAITING } from '../shared/regular-file';
import { logsIn } from './log/logs';
import { LOG_FILE } from './log/merkle-log';
import { checkpointsIn } from './log/checkpoints-in';
import type { Witnessed } from './log/witness';
import { isSignedBy } from './note/note';
import type { AuditSetting } from './open-record';
import type { AuditRecord } from './record';
import { several } from '../shared/several';

const FIRST = 4096;

/** The last checkpoint of every log; of logs of other processes, as they are on the disk. Cheap: nothing is computed. */
export async function headsOf({ folder }: AuditSetting, own: AuditRecord): Promise<string[]> {
  const heads: string[] = [];
  for (const log of logsIn(folder)) {
    const isOwn = log === path.basename(own.folder);
    const head = isOwn ? own.standing().head : await lastCheckpoint(path.join(folder, log, LOG_FILE));
    if (head !== '') heads.push(head);
  }
  return heads;
}

/** What is said of a file of the second place. */
export const UNREAD =
  'holds lines that are no checkpoint which can be read: it was changed or damaged, and what stood there can be held against nothing. Put it back as it was; or move it elsewhere and keep it, and another is begun.';

const NOTHING: Witnessed = { latest: [], unread: [] };

/**
 * Which logs are gone, or shorter than they were when they stood at `heads`, or than the second place has of them, and what
 * of the second place cannot be read. Of a log that it alone knows `verify` tells, which reads who accepted that it is gone.
 */
export async function cutLogs(
  setting: AuditSetting,
  own: AuditRecord,
  heads: readonly string[],
): Promise<string[]> {
  // Before the logs, which are written first.
  const { latest, unread } = (await setting.witness?.recent()) ?? NOTHING;
  const witnessed = latest.filter((c) => isSignedBy(c.note, setting.key.verifier(c.origin)));
  const now = new Map(checkpointsIn((await headsOf(setting, own)).join('')).map((c) => [c.origin, c.size]));
  const stood = new Map<string, number>();
  for (const { origin, size } of [
    ...checkpointsIn(heads.join('')),
    ...witnessed.filter((c) => now.has(c.origin)),
  ])
    stood.set(origin, Math.max(size, stood.get(origin) ?? 0));
  const cut = [...stood].flatMap(([origin, size]) => {
    const held = now.get(origin);
    if (held === undefined)
      return [`The audit log ${origin} is gone; it had ${several(size, 'entry', 'entries')}.`];
    return held < size
      ? [`The audit log ${origin} was cut off: it has ${several(held, 'entry', 'entries')} and had ${size}.`]
      : [];
  });
  return [...cut, ...unread.map((file) => `The second place ${file} ${UNREAD}`)];
}

/** Reads from the end, as far back as a whole checkpoint needs. */
async function lastCheckpoint(file: string): Promise<string> {
  const { size } = statSync(file);
  const handle = await open(file, WITHOUT_WAITING);
  try {
    for (let length = FIRST; ; length *= 4) {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, Math.max(0, size - length));
      const last = buffer.toString('utf8').match(CHECKPOINTS)?.at(-1);
      if (last !== undefined) return last;
      if (length >= size) return '';
    }
  } finally {
    await handle.close();
  }
}

/** Each after a whole line: what is read may begin in the middle of one, and a log begins with an entry. */
const CHECKPOINTS = /(?<=\n)[^\n{][^\n]*\n\d+\n[A-Za-z0-9+/]{43}=\n\n— [^\n]+\n/g;
