import { parseCheckpoint, type Checkpoint } from '../note/checkpoint';
import type { Note } from '../note/note';

/** What a text that has checkpoints one after the other holds, and what else. */
export interface CheckpointsRead {
  readonly found: (Checkpoint & { readonly note: Note })[];
  /** Whatever stands before, between and after them that is not empty. */
  readonly unread: readonly Unread[];
}

/** Lines that are of no checkpoint which can be read, without empty ones before and after them. */
export interface Unread {
  /** The number of the first. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Name, number and hash, then an empty line; signatures follow. */
const BEFORE_SIGNATURES = 4;

/** Reads checkpoints as they are printed and as a second place keeps them, with the line ends of any system. */
export function readCheckpoints(text: string): CheckpointsRead {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const found: CheckpointsRead['found'] = [];
  const unread: Unread[] = [];
  let from = 0;
  for (let at = 0; at < lines.length;) {
    const length = noteLength(lines, at);
    const read = wholeCheckpoint(`${lines.slice(at, at + length).join('\n')}\n`);
    if (read) {
      unread.push(...unreadOf(lines, from, at));
      found.push(read);
      from = at + length;
    }
    at = read ? from : at + 1;
  }
  return { found, unread: [...unread, ...unreadOf(lines, from, lines.length)] };
}

/** How many lines a note would have that begins here; 0 where none does. */
function noteLength(lines: readonly string[], at: number): number {
  if (lines[at + BEFORE_SIGNATURES - 1] !== '') return 0;
  let end = at + BEFORE_SIGNATURES;
  while (lines[end]?.startsWith('— ') === true) end += 1;
  return end - at;
}

/** Bytes of an Ed25519 signature: of one that was cut off a part may be base64 too. */
const SIGNATURE = 64;

function wholeCheckpoint(text: string): ReturnType<typeof parseCheckpoint> {
  const read = parseCheckpoint(text);
  return read?.note.signatures.every(({ signature }) => signature.length >= SIGNATURE) === true
    ? read
    : undefined;
}

function unreadOf(lines: readonly string[], from: number, to: number): Unread[] {
  const first = lines.findIndex((line, i) => i >= from && line !== '');
  if (first < 0 || first >= to) return [];
  const end = lines.slice(0, to).findLastIndex((line) => line !== '') + 1;
  return [{ line: first + 1, lines: lines.slice(first, end) }];
}

/** The checkpoints of a text that holds nothing else that matters. */
export function checkpointsIn(text: string): CheckpointsRead['found'] {
  return readCheckpoints(text).found;
}

/** What a write may leave of the lines of a checkpoint; a signature is of 92 characters. */
const BEGUN = [/^\S+$/, /^\d*$/, /^[A-Za-z0-9+/]{0,43}=?$/, /^$/, /^(— ?(\S+( [A-Za-z0-9+/]{0,91})?)?)?$/];

/** True of the beginning of a checkpoint, as a write that was cut off leaves it. */
export function isBegun({ lines }: Unread): boolean {
  // It may end within a letter.
  return lines.every((line, i) => BEGUN[i]?.test(line.replace(/\uFFFD$/, '')) === true);
}
