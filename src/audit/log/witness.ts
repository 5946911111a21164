import { constants, existsSync, statSync } from 'node:fs';
import { open, readdir, readFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { WITHOUT_WAITING } from '../../shared/regular-file';
import { isBegun, readCheckpoints, type CheckpointsRead } from './checkpoints-in';
import { syncFolder } from './disk';

const SUFFIX = '.checkpoints';
/** At its end, and without waiting: a pipe that nobody reads is refused. */
const ADDING = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** A second place that every checkpoint is written to: a file, or a folder with one file for each log. */
export class Witness {
  private readonly folder: boolean;
  /** Files that this process has added to. */
  private readonly added = new Set<string>();

  constructor(private readonly place: string) {
    this.folder = existsSync(place) && statSync(place).isDirectory();
  }

  /** Durable when it resolves. Throws what the disk throws. */
  async note(origin: string, note: string): Promise<void> {
    const file = this.folder ? path.join(this.place, `${origin.replaceAll('/', '_')}${SUFFIX}`) : this.place;
    const isNew = !existsSync(file);
    const handle = await open(file, ADDING, 0o600);
    try {
      // What a crash cut off before must not become one line with it.
      const before = this.added.has(file) || (await endsALine(file)) ? '' : '\n';
      await addedWhole(handle, Buffer.from(before + note));
      this.added.add(file);
    } finally {
      await handle.close();
    }
    if (isNew) await syncFolder(path.dirname(file));
  }

  /** All that it holds. */
  checkpoints(): Promise<Witnessed> {
    return this.read(textOf);
  }

  /** The same, from the end of each file alone: of a file for all logs some may be missing. Cheap, for each start. */
  recent(): Promise<Witnessed> {
    return this.read(endOfFile);
  }

  private async read(textIn: (file: string) => Promise<string>): Promise<Witnessed> {
    const files = this.folder
      ? (await readdir(this.place)).filter((name) => name.endsWith(SUFFIX)).sort()
      : existsSync(this.place)
        ? ['']
        : [];
    const latest = new Map<string, CheckpointsRead['found'][number]>();
    const unread: string[] = [];
    for (const name of files) {
      const file = path.join(this.place, name);
      const read = readCheckpoints(await textIn(file));
      if (read.unread.some((piece) => !isBegun(piece))) unread.push(file);
      for (const found of read.found) {
        const known = latest.get(found.origin);
        if (!known || known.size <= found.size) latest.set(found.origin, found);
      }
    }
    return { latest: [...latest.values()], unread };
  }
}

/** What a second place holds. */
export interface Witnessed {
  /** The last checkpoint of every log that it has one of. */
  readonly latest: CheckpointsRead['found'];
  /** Files with lines that are of no checkpoint, and are not what a write that was cut off leaves of one. */
  readonly unread: readonly string[];
}

function textOf(file: string): Promise<string> {
  return readFile(file, { encoding: 'utf8', flag: WITHOUT_WAITING });
}

const END = 65_536;

/** Where it is longer than what is read, that begins within a checkpoint, which is left out. */
async function endOfFile(file: string): Promise<string> {
  const { text, isAll } = await lastOf(file, END);
  return isAll ? text : text.replace(/.*?\n— [^\n]*\n/s, '');
}

async function endsALine(file: string): Promise<boolean> {
  const { text } = await lastOf(file, 1);
  return text === '' || text === '\n';
}

async function lastOf(file: string, most: number): Promise<{ text: string; isAll: boolean }> {
  const handle = await open(file, WITHOUT_WAITING);
  try {
    const { size } = await handle.stat();
    const length = Math.min(most, size);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return { text: buffer.toString('utf8', 0, bytesRead), isAll: length === size };
  } finally {
    await handle.close();
  }
}

/** Throws what the disk throws: then nothing of it is left, unless somebody else has added to the file meanwhile. */
async function addedWhole(handle: FileHandle, note: Buffer): Promise<void> {
  const { size: before } = await handle.stat();
  try {
    await handle.writeFile(note);
    await handle.datasync();
  } catch (error) {
    const { size } = await handle.stat();
    if (size - before <= note.length) await handle.truncate(before).catch(() => undefined);
    throw error;
  }
}
