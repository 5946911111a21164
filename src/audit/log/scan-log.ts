import { existsSync, statSync } from 'node:fs';
import { parseCheckpoint } from '../note/checkpoint';
import type { SigningKey } from '../note/key';
import { isSignedBy } from '../note/note';
import { Frontier, leafHash, sha256, type Hash } from '../tree/merkle';
import { readLog, type Block } from './read-log';
import { isTorn } from './torn';
import { several } from '../../shared/several';

/** Something in a log that is not as it was written, at the entry of that number (1 is the first). */
export interface LogFault {
  readonly entry: number;
  readonly fault: string;
}

export interface ScannedLog {
  readonly tree: Frontier;
  /** The name that the log signs under; '' of one that holds nothing. */
  readonly origin: string;
  /** Its last checkpoint, '' where it has none. */
  readonly note: string;
  /** Where what is whole ends in the file. */
  readonly end: number;
  /** Bytes after that: of a write that was cut off before anybody had waited for it. */
  readonly torn: number;
  readonly faults: readonly LogFault[];
}

export interface Watch {
  /** Told of each entry, in order. */
  readonly entry?: (number: number, line: Buffer, leaf: Hash) => void;
  /** Told the root of the tree of this many entries. */
  readonly roots?: ReadonlyMap<number, (root: Hash) => void>;
  /** How much of the file is read, where another process may be writing to it. */
  readonly until?: number;
}

const MOST_FAULTS = 100;

/**
 * Reads a whole log and computes it again: every entry is a leaf, the first of each write holds the hash of the
 * checkpoint before it, and the last checkpoint is signed and has the root over all of them. So no byte of an entry or of
 * a checkpoint can differ without a fault.
 */
export async function scanLog(file: string, key: SigningKey, watch: Watch = {}): Promise<ScannedLog> {
  const until = watch.until ?? (existsSync(file) ? statSync(file).size : 0);
  const tree = new Frontier();
  const faults: LogFault[] = [];
  const blame = (entry: number, fault: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ entry, fault });
    else if (faults.length === MOST_FAULTS)
      faults.push({ entry, fault: `from here on there are more; the first ${MOST_FAULTS} are told` });
  };
  let note = '';
  const { end, rest } =
    until === 0
      ? { end: 0, rest: Buffer.alloc(0) }
      : await readLog(file, until, (block) => {
          const from = tree.size + 1;
          if (!follows(block, note)) blame(from, 'it does not follow the checkpoint before it');
          for (const line of block.entries) {
            const leaf = leafHash(line);
            tree.append(leaf);
            watch.entry?.(tree.size, line, leaf);
            watch.roots?.get(tree.size)?.(tree.root());
          }
          note = block.note;
        });
  const checkpoint = parseCheckpoint(note);
  if (note !== '') faults.push(...faultsOfLast(note, tree, key));
  const torn = isTorn(rest, checkpoint?.origin);
  if (!torn) blame(tree.size + 1, 'what stands after the last checkpoint is not of a write');
  return { tree, origin: checkpoint?.origin ?? '', note, end, torn: torn ? rest.length : 0, faults };
}

/** The hash by which an entry names the checkpoint before it. */
export function noteHash(note: string): string {
  return sha256(note).toString('hex');
}

function follows({ entries }: Block, note: string): boolean {
  const [first, ...others] = entries.map(afterOf);
  return first === (note === '' ? '' : noteHash(note)) && others.every((after) => after === undefined);
}

function afterOf(line: Buffer): unknown {
  try {
    return (JSON.parse(line.toString('utf8')) as { after?: unknown }).after;
  } catch {
    return null;
  }
}

function faultsOfLast(note: string, tree: Frontier, key: SigningKey): LogFault[] {
  const read = parseCheckpoint(note);
  const at = tree.size;
  if (!read) return [{ entry: at, fault: 'its last checkpoint is damaged' }];
  if (!isSignedBy(read.note, key.verifier(read.origin)))
    return [{ entry: at, fault: 'its last checkpoint is not signed by the key of this record' }];
  if (read.size !== at)
    return [
      {
        entry: at,
        fault: `its last checkpoint is of ${several(read.size, 'entry', 'entries')}, there are ${at}`,
      },
    ];
  if (!read.root.equals(tree.root()))
    return [{ entry: at, fault: 'its entries are not those that its last checkpoint was signed over' }];
  return [];
}
