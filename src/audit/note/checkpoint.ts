import type { Hash } from '../tree/merkle';
import type { SigningKey } from './key';
import { parseNote, signedNote, type Note } from './note';

/** Where a log stood: its name, how many entries it had, and the root over them (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

const SIZE = /^(0|[1-9]\d{0,15})$/;

/** The checkpoint as a note signed under the log's own name. */
export function signedCheckpoint({ origin, size, root }: Checkpoint, key: SigningKey): string {
  return signedNote(`${origin}\n${size}\n${root.toString('base64')}\n`, key, origin);
}

/** Reads a checkpoint with the note it stands in; undefined for what is none. */
export function parseCheckpoint(text: string): (Checkpoint & { readonly note: Note }) | undefined {
  const note = parseNote(text);
  if (!note) return undefined;
  const [origin, size, root] = note.text.split('\n');
  if (!origin || !SIZE.test(size ?? '')) return undefined;
  const hash = Buffer.from(root ?? '', 'base64');
  if (hash.length !== 32 || hash.toString('base64') !== root) return undefined;
  return { origin, size: Number(size), root: hash, note };
}
