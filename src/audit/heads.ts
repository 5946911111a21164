import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { logsIn } from './log/logs';
import { LOG_FILE } from './log/merkle-log';
import { checkpointsIn } from './log/witness';
import type { AuditSetting } from './open-record';
import type { AuditRecord } from './record';

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

/** Which logs are gone, or shorter than they were when they stood at `heads`. */
export async function cutLogs(
  setting: AuditSetting,
  own: AuditRecord,
  heads: readonly string[],
): Promise<string[]> {
  const now = new Map(checkpointsIn((await headsOf(setting, own)).join('')).map((c) => [c.origin, c.size]));
  return checkpointsIn(heads.join('')).flatMap(({ origin, size }) => {
    const held = now.get(origin);
    if (held === undefined) return [`The audit log ${origin} is gone; it had ${size} entries.`];
    return held < size
      ? [`The audit log ${origin} was cut off: it has ${held} entries and had ${size}.`]
      : [];
  });
}

/** Reads from the end, as far back as a whole checkpoint needs. */
async function lastCheckpoint(file: string): Promise<string> {
  if (!existsSync(file)) return '';
  const { size } = statSync(file);
  const handle = await open(file, 'r');
  try {
    for (let length = Math.min(FIRST, size); ; length = Math.min(length * 4, size)) {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      const found = NOTES.exec(buffer.toString('utf8'));
      if (found) return found[1] ?? '';
      if (length === size) return '';
    }
  } finally {
    await handle.close();
  }
}

/** The last five lines that are a checkpoint. */
const NOTES = /^(?:.*\n)?([^\n{][^\n]*\n\d+\n[A-Za-z0-9+/]+=*\n\n— [^\n]+\n)/s;
