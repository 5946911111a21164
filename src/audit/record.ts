import path from 'node:path';
import { boundedJson } from '../shared/bounded-json';
import { PlumblineError } from '../shared/errors';
import type { After, Before, Told } from './entry';
import { Grouped } from './log/grouped';
import { MerkleLog, type Entry } from './log/merkle-log';
import type { Witness } from './log/witness';
import type { SigningKey } from './note/key';
import { KEYS_FILE, KeysFile } from './question/keys-file';
import { sealQuestion } from './question/seal';
import { FilesUsed } from './read/files-used';
import { aboutInClear, type EntitiesNamed } from './sets/in-clear';
import { idSet, type IdSet } from './sets/id-set';
import { SETS_FILE, SetsFile } from './sets/sets-file';
import { unavailable } from './unavailable';

/** How an act is told of: `AuditRecord` does it; a benchmark may do without. */
export interface Recorder {
  /** Durable when it resolves. Throws PlumblineError `audit_unavailable`: then the act must not be done. */
  before(act: Before): Promise<Begun>;
  /** The same: then nothing may leave. */
  after(begun: Begun, act: After): Promise<void>;
  /** How far a stream got, before its last line leaves. */
  end(begun: Begun, outcome: string, lines: number): Promise<void>;
  tell(act: Told): Promise<void>;
}

/** An act that has begun: the number of the entry before it. */
export interface Begun {
  readonly entry: number;
}

interface Writing {
  readonly entry: Entry;
  readonly sets: readonly IdSet[];
}

/** Characters that are kept of what was sent and refused: it was held against nothing, and may be of any length. */
const MOST_OF_A_REFUSAL = 8000;

/** The key and purpose by which questions are sealed. */
export const QUESTIONS = 'plumbline audit questions';

/** The audit record of this process: a log, the sets of ids that it names, and the keys of what it seals. */
export class AuditRecord implements Recorder {
  private readonly written: Grouped<Writing, number>;
  /** Acts that have begun and not ended. */
  private readonly open = new Set<number>();
  /** Of the last write. */
  private failed = false;

  private constructor(
    readonly folder: string,
    private readonly log: MerkleLog,
    private readonly sets: SetsFile,
    private readonly keys: KeysFile,
    private readonly secret: Buffer,
    private readonly idKey: Buffer,
    private readonly entitiesNamed: EntitiesNamed,
    private readonly used: FilesUsed,
    private readonly now: () => number,
  ) {
    this.written = new Grouped((items) => this.write(items));
  }

  /** Opens the record in a folder that no other process writes to. Throws as `MerkleLog.open` does. */
  static async open(options: {
    readonly folder: string;
    /** The name under which a new log signs. */
    readonly origin: string;
    readonly key: SigningKey;
    readonly witness: Witness | undefined;
    /** The data folder's key, under which names that are ids are hashed. */
    readonly idKey: Buffer;
    readonly entitiesNamed: EntitiesNamed;
    readonly now: () => number;
  }): Promise<AuditRecord> {
    const { folder, origin, key, witness, idKey, entitiesNamed, now } = options;
    const used = new FilesUsed();
    const log = await MerkleLog.open(folder, origin, key, witness, (line) => used.take(line));
    const opened: { close(): Promise<void> }[] = [log];
    try {
      const sets = await SetsFile.open(path.join(folder, SETS_FILE));
      opened.push(sets);
      const keys = await KeysFile.open(path.join(folder, KEYS_FILE));
      opened.push(keys);
      const record = new AuditRecord(
        folder,
        log,
        sets,
        keys,
        key.secret(QUESTIONS),
        idKey,
        entitiesNamed,
        used,
        now,
      );
      if (log.size === 0) await record.tell({ act: 'begun' });
      if (log.torn > 0) await record.tell({ act: 'cut', details: { bytes: log.torn } });
      return record;
    } catch (error) {
      await Promise.allSettled(opened.map((file) => file.close()));
      throw error instanceof PlumblineError ? error : unavailable(DISK, error);
    }
  }

  async before({ question, about, ...act }: Before): Promise<Begun> {
    const sealed = await this.sealed(boundedJson(question));
    const entry = await this.add({
      act: 'before',
      ...act,
      about: await this.inClear(about),
      question: sealed,
    });
    this.open.add(entry);
    return { entry };
  }

  async after({ entry }: Begun, { shown, about, ...act }: After): Promise<void> {
    const sets = shown.map((ids) => idSet(ids, this.idKey)).filter((set) => set.ids > 0);
    const named = sets.map(({ hash, ids }) => ({ set: hash, ids }));
    const found = about === undefined ? {} : { about: await this.inClear(about) };
    await this.add({ act: 'after', of: entry, ...act, ...found, shown: named }, sets);
    this.open.delete(entry);
  }

  async end({ entry }: Begun, outcome: string, lines: number): Promise<void> {
    await this.add({ act: 'end', of: entry, outcome, lines });
  }

  async tell({ question, about, ...act }: Told): Promise<void> {
    const told = about === undefined ? {} : { about: await this.inClear(about) };
    const sealed =
      question === undefined ? {} : { question: await this.sealed(boundedJson(question, MOST_OF_A_REFUSAL)) };
    await this.add({ ...act, ...told, ...sealed });
  }

  /**
   * Tells which files decide from here on who may see what, by their hashes, where this log told of others last: so what
   * stands after it in the log was done under these. `fault`: the code of why one lets nobody in.
   */
  async use(files: Readonly<Record<string, string>>, fault?: string): Promise<void> {
    const others = this.used.others(files);
    if (fault === undefined && Object.keys(others).length === 0) return;
    const details = { ...others, ...(fault === undefined ? {} : { refused: fault }) };
    try {
      await this.tell({ act: 'access-changed', details });
    } catch (error) {
      this.used.forget(others);
      throw error;
    }
  }

  /** Throws PlumblineError `audit_unavailable` where the last act could not be recorded, and another cannot be either. */
  async ready(): Promise<void> {
    if (this.failed) await this.tell({ act: 'resumed', question: {} });
  }

  /** The last checkpoint, how much of the file it covers, and which acts have begun and not ended: for `verify`. */
  standing(): { readonly head: string; readonly bytes: number; readonly open: ReadonlySet<number> } {
    return { head: this.log.head, bytes: this.log.bytes, open: new Set(this.open) };
  }

  async close(): Promise<void> {
    await this.written.settled();
    await Promise.all([this.log.close(), this.sets.close(), this.keys.close()]);
  }

  private add(entry: Entry, sets: readonly IdSet[] = []): Promise<number> {
    return this.written.add({ entry: { ...entry, at: new Date(this.now()).toISOString() }, sets });
  }

  /** The sets go before the entries that name them. */
  private async write(items: readonly Writing[]): Promise<readonly number[]> {
    try {
      await this.sets.put(items.flatMap(({ sets }) => sets)).catch((error: unknown) => {
        throw unavailable(DISK, error);
      });
      const numbers = await this.log.append(items.map(({ entry }) => entry));
      this.failed = false;
      return numbers;
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  private inClear(about: readonly string[]): Promise<string[]> {
    return aboutInClear(about, this.idKey, this.entitiesNamed);
  }

  private async sealed(question: string): Promise<Entry> {
    try {
      const { number, key } = await this.keys.take();
      const sealed = sealQuestion(question, key, this.secret);
      // It is on the disk alone from here on: what is destroyed there is in no memory.
      key.fill(0);
      return { key: number, ...sealed };
    } catch (error) {
      this.failed = true;
      throw unavailable(DISK, error);
    }
  }
}

const DISK = 'The disk may be full, or the folder audit of the data folder gone. Mend that and try again.';
