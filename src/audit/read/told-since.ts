import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { entryOf, type StoredEntry, type Told } from '../entry';
import { logsIn } from '../log/logs';
import { LOG_FILE } from '../log/merkle-log';

const FIRST = 65_536;

/**
 * The newest entry of an act in each log of an audit folder that stands after these checkpoints, as `headsOf` gives them. A
 * log is read from its end, no further back than its checkpoint, so that asking costs what was written since.
 */
export async function toldSince(
  folder: string,
  act: Told['act'],
  heads: readonly string[],
): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (const log of logsIn(folder)) {
    const since = await writtenSince(path.join(folder, log, LOG_FILE), heads);
    const entry = lastOf(since, act);
    if (entry) found.push(entry);
  }
  return found;
}

async function writtenSince(file: string, heads: readonly string[]): Promise<Buffer> {
  const { size } = statSync(file);
  const handle = await open(file, 'r');
  try {
    for (let length = Math.min(FIRST, size); ; length = Math.min(length * 4, size)) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      const read = buffer.subarray(0, bytesRead);
      const ends = heads.map((head) => endOf(read, head)).filter((end) => end >= 0);
      if (ends.length > 0) return read.subarray(Math.max(...ends));
      if (length === size) return read;
    }
  } finally {
    await handle.close();
  }
}

function endOf(bytes: Buffer, head: string): number {
  const at = bytes.lastIndexOf(head);
  return at < 0 ? -1 : at + Buffer.byteLength(head);
}

/** Names stand in order in an entry, so that its act is the first; a line end is in no text of one. */
function lastOf(bytes: Buffer, act: string): StoredEntry | undefined {
  const begins = `{"act":${JSON.stringify(act)},`;
  for (let at = bytes.lastIndexOf(begins); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(begins, at - 1)) {
    const end = bytes.indexOf('\n', at);
    const isLine = at === 0 || bytes[at - 1] === 0x0a;
    const entry = isLine && end >= 0 ? entryOf(bytes.subarray(at, end)) : undefined;
    if (entry) return entry;
  }
  return undefined;
}
