import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { entryOf, type StoredEntry, type Told } from '../entry';
import { logsIn } from '../log/logs';
import { LOG_FILE } from '../log/merkle-log';

const FIRST = 65_536;
const LINE = Buffer.from('\n');

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
    for (let length = FIRST; ; length *= 4) {
      const from = Math.max(0, size - length);
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
      const read = buffer.subarray(0, bytesRead);
      const ends = heads.flatMap((head) => endsOf(read, head));
      if (ends.length > 0) return read.subarray(Math.max(...ends));
      if (from === 0) return read;
    }
  } finally {
    await handle.close();
  }
}

function endsOf(bytes: Buffer, head: string): number[] {
  const at = bytes.lastIndexOf(head);
  return at < 0 ? [] : [at + Buffer.byteLength(head)];
}

/** Of whole lines. Names stand in order in an entry, so that its act is the first; a line end is in no text of one. */
function lastOf(bytes: Buffer, act: string): StoredEntry | undefined {
  const begins = `\n{"act":${JSON.stringify(act)},`;
  // The first line has none before it.
  const whole = Buffer.concat([LINE, bytes.subarray(0, bytes.lastIndexOf(LINE) + 1)]);
  for (let rest = whole; ;) {
    const at = rest.lastIndexOf(begins);
    if (at < 0) return undefined;
    const entry = entryOf(whole.subarray(at + 1, whole.indexOf(LINE, at + 1)));
    if (entry) return entry;
    rest = whole.subarray(0, at);
  }
}
