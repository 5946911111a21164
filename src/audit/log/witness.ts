import { constants, existsSync, statSync } from 'node:fs';
import { open, readdir, readFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { WITHOUT_WAITING } from '../../shared/regular-file';
import { parseCheckpoint, type Checkpoint } from '../note/checkpoint';
import type { Note } from '../note/note';
import { syncFolder } from './disk';

const SUFFIX = '.checkpoints';
/** At its end, and without waiting: a pipe that nobody reads is refused. */
const ADDING = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** A second place that every checkpoint is written to: a file, or a folder with one file for each log. */
export class Witness {
  private readonly folder: boolean;

  constructor(private readonly place: string) {
    this.folder = existsSync(place) && statSync(place).isDirectory();
  }

  /** Durable when it resolves. Throws what the disk throws. */
  async note(origin: string, note: string): Promise<void> {
    const file = this.folder ? path.join(this.place, `${origin.replaceAll('/', '_')}${SUFFIX}`) : this.place;
    const isNew = !existsSync(file);
    const handle = await open(file, ADDING, 0o600);
    try {
      await addedWhole(handle, Buffer.from(note));
    } finally {
      await handle.close();
    }
    if (isNew) await syncFolder(path.dirname(file));
  }

  /** The last checkpoint of every log that it holds one of. */
  checkpoints(): Promise<(Checkpoint & { readonly note: Note })[]> {
    return this.latest(textOf);
  }

  /** The same, from the end of each file alone: of a file for all logs some may be missing. Cheap, for each start. */
  recent(): Promise<(Checkpoint & { readonly note: Note })[]> {
    return this.latest(endOfFile);
  }

  private async latest(
    read: (file: string) => Promise<string>,
  ): Promise<(Checkpoint & { readonly note: Note })[]> {
    const files = this.folder
      ? (await readdir(this.place)).filter((name) => name.endsWith(SUFFIX)).sort()
      : existsSync(this.place)
        ? ['']
        : [];
    const latest = new Map<string, Checkpoint & { readonly note: Note }>();
    for (const file of files) {
      for (const found of checkpointsIn(await read(path.join(this.place, file)))) {
        const known = latest.get(found.origin);
        if (!known || known.size <= found.size) latest.set(found.origin, found);
      }
    }
    return [...latest.values()];
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, { encoding: 'utf8', flag: WITHOUT_WAITING });
}

const END = 65_536;

async function endOfFile(file: string): Promise<string> {
  const handle = await open(file, WITHOUT_WAITING);
  try {
    const { size } = await handle.stat();
    const length = Math.min(END, size);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
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

/** The checkpoints of a text that has one after the other, as they are printed and as a second place keeps them. */
export function checkpointsIn(text: string): (Checkpoint & { readonly note: Note })[] {
  const notes = text.replaceAll('\r\n', '\n').match(/[^\n]+\n[^\n]+\n[^\n]+\n\n(?:— [^\n]+\n?)+/g) ?? [];
  return notes.flatMap((note) => {
    const read = parseCheckpoint(note.endsWith('\n') ? note : `${note}\n`);
    return read ? [read] : [];
  });
}
