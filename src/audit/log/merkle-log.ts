import path from 'node:path';
import { canonicalJson } from '../../shared/hash';
import { PlumblineError } from '../../shared/errors';
import { signedCheckpoint } from '../note/checkpoint';
import type { SigningKey } from '../note/key';
import { isSignedBy } from '../note/note';
import { leafHash, type Frontier } from '../tree/merkle';
import { unavailable } from '../unavailable';
import { GrowingFile } from './disk';
import { noteHash, scanLog } from './scan-log';
import type { Witness } from './witness';

/** What an entry says; it gets its number and, as the first of a write, the hash of the checkpoint before. */
export type Entry = Readonly<Record<string, unknown>>;

export const LOG_FILE = 'log';

/**
 * One append-only log (docs/decisions/0031): each write is its entries, a line of RFC 8785 JSON each, and the signed
 * checkpoint over all entries so far, in one write and one fsync. One process writes to it.
 */
export class MerkleLog {
  private constructor(
    readonly origin: string,
    private readonly file: GrowingFile,
    private readonly key: SigningKey,
    private readonly witness: Witness | undefined,
    private tree: Frontier,
    private last: string,
    /** Bytes that a write left which was cut off; they are cut away now. */
    readonly torn: number,
  ) {}

  /**
   * Opens the log of a folder, or begins one under the name `origin`. All of it is read: throws PlumblineError
   * `audit_damaged` where it is not as its last checkpoint says or the second place has more of it, and `audit_unavailable` where it cannot be read.
   */
  static async open(
    folder: string,
    origin: string,
    key: SigningKey,
    witness: Witness | undefined,
    entry: (line: Buffer) => void = () => undefined,
  ): Promise<MerkleLog> {
    const file = path.join(folder, LOG_FILE);
    try {
      const found = await scanLog(file, key, { entry: (_number, line) => entry(line) });
      const [fault] = found.faults;
      if (fault) throw damaged(path.basename(folder), fault.entry, fault.fault);
      const seen = await sizeSeen(witness, found.origin, key);
      if (seen > found.tree.size)
        throw damaged(
          path.basename(folder),
          found.tree.size,
          `it ends here; ${seen} entries had been witnessed`,
        );
      const growing = await GrowingFile.open(file, found.end);
      const name = found.origin === '' ? origin : found.origin;
      return new MerkleLog(name, growing, key, witness, found.tree, found.note, found.torn);
    } catch (error) {
      if (error instanceof PlumblineError) throw error;
      throw unavailable('The folder audit of the data folder cannot be read or written.', error);
    }
  }

  /** Entries are numbered from 1. */
  get size(): number {
    return this.tree.size;
  }

  /** Bytes of the file that are whole. */
  get bytes(): number {
    return this.file.size;
  }

  /** The last checkpoint, '' of a log that holds nothing. */
  get head(): string {
    return this.last;
  }

  /** Writes entries together; durable, here and in the second place, when it resolves. Gives their numbers. */
  async append(entries: readonly Entry[]): Promise<number[]> {
    const tree = this.tree.copy();
    const numbers: number[] = [];
    const lines = entries.map((entry, i) => {
      const n = tree.size + 1;
      const after = i === 0 ? { after: this.last === '' ? '' : noteHash(this.last) } : {};
      const line = canonicalJson({ ...entry, ...after, n });
      tree.append(leafHash(Buffer.from(line)));
      numbers.push(n);
      return `${line}\n`;
    });
    const note = signedCheckpoint({ origin: this.origin, size: tree.size, root: tree.root() }, this.key);
    try {
      await this.file.append(Buffer.from(`${lines.join('')}${note}`));
      // What is on the disk is what the log holds, whatever becomes of the second place.
      this.tree = tree;
      this.last = note;
    } catch (error) {
      throw unavailable(
        'The disk may be full, or the folder audit of the data folder gone. Mend that and try again.',
        error,
      );
    }
    try {
      await this.witness?.note(this.origin, note);
    } catch (error) {
      throw unavailable(
        'Mend that and try again.',
        error,
        'The second place that PLUMBLINE_AUDIT_WITNESS names cannot be written.',
      );
    }
    return numbers;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** How much of a log the second place has seen lately; 0 where it knows nothing of it that is signed by its key. */
async function sizeSeen(witness: Witness | undefined, origin: string, key: SigningKey): Promise<number> {
  const recent = (await witness?.recent())?.latest ?? [];
  return recent.find((c) => isSignedBy(c.note, key.verifier(origin)))?.size ?? 0;
}

function damaged(log: string, entry: number, fault: string): PlumblineError {
  return new PlumblineError(
    'audit_damaged',
    `The audit record ${log} was changed behind the product’s back, so nothing is shown: at entry ${entry}, ${fault}. Run "plumbline verify" to see all of it; put the folder audit back from a backup, or accept what is there with "plumbline verify --accept --reason".`,
    { entry },
  );
}
