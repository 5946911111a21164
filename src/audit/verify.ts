import { statSync } from 'node:fs';
import path from 'node:path';
import { entryOf } from './entry';
import { UNREAD } from './heads';
import { logsIn } from './log/logs';
import { LOG_FILE } from './log/merkle-log';
import { scanLog } from './log/scan-log';
import { verifiedSets, SETS_FILE } from './sets/sets-file';
import type { Checkpoint } from './note/checkpoint';
import { isSignedBy, type Note } from './note/note';
import type { AuditSetting } from './open-record';
import type { NamedKeys } from './question/key-runs';
import { KEYS_FILE } from './question/keys-file';
import { KeyCheck, verifyKeys, type CheckedLog } from './question/verify-keys';
import { keysTold } from './read/accounts';
import { QUESTIONS, type AuditRecord } from './record';
import { consistencyProof, type Hash } from './tree/merkle';
import { several } from '../shared/several';

/** A checkpoint that was kept elsewhere. */
export type Kept = Checkpoint & { readonly note: Note };

export interface AuditFault {
  /** The log, and the entry where there is one to blame. */
  readonly what: string;
  readonly message: string;
}

/** Where one log stands. */
export interface LogHead {
  readonly log: string;
  readonly entries: number;
  /** Its last checkpoint, to be kept elsewhere and held against it later. */
  readonly checkpoint: string;
  /** Acts that began and of which no end was written: cut off by a crash, or under way in another process. */
  readonly unfinished: number;
  /** How often a write that was cut off by a crash was cut away. */
  readonly cut: number;
  /** Proofs for those who kept an earlier checkpoint and have no log (RFC 6962, 2.1.2): hashes in base64. */
  readonly proofs: readonly { readonly from: number; readonly hashes: readonly string[] }[];
}

export interface AuditVerdict {
  readonly entries: number;
  readonly heads: readonly LogHead[];
  readonly faults: readonly AuditFault[];
  /**
   * What cannot be gone on with: logs that have faults, checkpoints of which nothing is left, and keys of questions that are
   * gone without an entry that says so.
   */
  readonly broken: {
    readonly logs: readonly string[];
    readonly lost: readonly GivenUp[];
    readonly keys: readonly NamedKeys[];
  };
}

/**
 * Reads all logs and computes them again: finds what was edited, taken out, cut off, wiped or joined anew, sets of ids that
 * are not those that were named, keys of questions that nobody says were destroyed, and what does not go on from a checkpoint that the second place or somebody else kept.
 *
 * @param own the record of this process, which is being written to
 * @param witnessed checkpoints that somebody kept and hands in
 */
export async function verifyAudit(
  setting: AuditSetting,
  own: AuditRecord,
  witnessed: readonly Kept[] = [],
): Promise<AuditVerdict> {
  const held = await setting.witness?.checkpoints();
  const second = (held?.latest ?? []).filter((c) => c.origin.startsWith(`${setting.origin}/`));
  const kept = [...second, ...witnessed];
  const faults: AuditFault[] = kept
    .filter((c) => !isSignedBy(c.note, setting.key.verifier(c.origin)))
    .map(({ origin, size }) => ({
      what: `checkpoint ${origin}`,
      message: `of ${several(size, 'entry', 'entries')}, is not signed by the key of this record.`,
    }));
  faults.push(...(held?.unread ?? []).map((file) => ({ what: `second place ${file}`, message: UNREAD })));
  const heads: LogHead[] = [];
  const broken: { log: string; origin: string }[] = [];
  const checked: CheckedLog[] = [];
  let areKeysTold = false;
  const origins = new Set<string>();
  /** How many entries of a log were given up, by who accepted that they are gone. */
  const givenUp = new Map<string, number>();
  for (const log of logsIn(setting.folder)) {
    const read = await verifyLog(setting, log, kept, path.basename(own.folder) === log ? own : undefined);
    origins.add(read.origin);
    for (const { origin, size } of read.givenUp)
      givenUp.set(origin, Math.max(size, givenUp.get(origin) ?? 0));
    heads.push(read.head);
    checked.push({ log, origin: read.origin, sound: read.faults.length === 0, gone: read.gone });
    areKeysTold ||= read.areKeysTold;
    if (read.faults.length > 0) broken.push({ log, origin: read.origin });
    faults.push(
      ...read.faults.map(({ entry, fault }) => ({
        what: `audit ${log}, entry ${entry}`,
        message: `${fault}.`,
      })),
    );
  }
  const keys =
    areKeysTold || checked.some((c) => c.gone.length > 0)
      ? await verifyKeys(setting.folder, checked)
      : { faults: [], lost: [] };
  for (const { log, entry, fault } of keys.faults)
    faults.push({
      what: entry === undefined ? `audit ${log}` : `audit ${log}, entry ${entry}`,
      message: `${fault}.`,
    });
  const gone = kept.filter((c) => !origins.has(c.origin) && c.size > (givenUp.get(c.origin) ?? -1));
  for (const { origin, size } of gone)
    faults.push({
      what: `audit ${origin}`,
      message: `a log of at least ${several(size, 'entry', 'entries')} is gone.`,
    });
  const lost = [...kept.filter((c) => gone.includes(c) || broken.some((b) => b.origin === c.origin))].map(
    ({ origin, size }) => ({ origin, size }),
  );
  return {
    entries: heads.reduce((sum, h) => sum + h.entries, 0),
    heads,
    faults,
    broken: { logs: broken.map((b) => b.log), lost, keys: keys.lost },
  };
}

interface ReadLog {
  readonly origin: string;
  readonly head: LogHead;
  readonly faults: readonly { readonly entry: number; readonly fault: string }[];
  readonly givenUp: readonly GivenUp[];
  readonly gone: CheckedLog['gone'];
  readonly areKeysTold: boolean;
}

/** A log that somebody accepted is gone, as far as it was known. */
export interface GivenUp {
  readonly origin: string;
  readonly size: number;
}

async function verifyLog(
  setting: AuditSetting,
  log: string,
  kept: readonly Kept[],
  own: AuditRecord | undefined,
): Promise<ReadLog> {
  const file = path.join(setting.folder, log, LOG_FILE);
  const standing = own?.standing();
  const until = standing?.bytes ?? statSync(file).size;
  // After it is said how far is read: the key of an entry is there before the entry is.
  const keys = new KeyCheck(path.join(setting.folder, log, KEYS_FILE), setting.key.secret(QUESTIONS));
  const reading = new Reading(standing?.open ?? new Set(), kept.length > 0, keys);
  const sizes = new Set(kept.map((c) => c.size));
  const roots = new Map<number, Hash>();
  const found = await scanLog(file, setting.key, {
    until,
    entry: (n, line, leaf) => reading.take(n, line, leaf),
    roots: new Map([...sizes].map((size) => [size, (root: Hash) => void roots.set(size, root)])),
  });
  const faults = [...found.faults];
  const blame = (entry: number, fault: string): void => void faults.push({ entry, fault });
  if (standing && standing.head !== found.note)
    blame(found.tree.size, 'it is not the log that is being written');
  const mine = kept.filter((c) => c.origin === found.origin);
  for (const { size, root } of mine) {
    if (size > found.tree.size)
      // A log that is one has an entry, so these are several.
      blame(found.tree.size, `it ends here; ${size} entries had been witnessed`);
    else if (size > 0 && !roots.get(size)?.equals(root))
      blame(size, 'what stands up to here is not what was witnessed');
  }
  const stored = await verifiedSets(path.join(setting.folder, log, SETS_FILE));
  const edited = new Set(stored.edited);
  for (const hash of edited)
    if (!reading.named.has(hash)) blame(found.tree.size, 'a set of ids beside it was edited');
  for (const [hash, { entry, ids }] of reading.named) {
    const held = stored.ids.get(hash);
    if (edited.has(hash)) blame(entry, 'the ids that it shows were edited');
    else if (held === undefined) blame(entry, 'the ids that it shows are gone');
    else if (held !== ids) blame(entry, 'the ids that it shows are not as many as it says');
  }
  const proofs = mine
    .filter((c) => c.size > 0 && c.size < found.tree.size)
    .map(({ size }) => ({
      from: size,
      hashes: consistencyProof(reading.leaves, size).map((hash) => hash.toString('base64')),
    }));
  const { size: entries } = found.tree;
  const head = {
    log,
    entries,
    checkpoint: found.note,
    unfinished: reading.begun.size,
    cut: reading.cut,
    proofs,
  };
  const { givenUp, areKeysTold } = reading;
  return { origin: found.origin, head, faults, givenUp, gone: keys.gone, areKeysTold };
}

/** What is gathered of the entries of one log. */
class Reading {
  readonly leaves: Hash[] = [];
  readonly begun = new Set<number>();
  /** Sets of ids by hash: how many an entry says that there are. */
  readonly named = new Map<string, { entry: number; ids: number }>();
  readonly givenUp: GivenUp[] = [];
  cut = 0;
  areKeysTold = false;

  /** `open`: acts that are under way in this process. `prove`: whether leaves are wanted, for a proof. */
  constructor(
    private readonly open: ReadonlySet<number>,
    private readonly prove: boolean,
    private readonly keys: KeyCheck,
  ) {}

  take(n: number, line: Buffer, leaf: Hash): void {
    if (this.prove) this.leaves.push(leaf);
    const entry = entryOf(line);
    if (!entry) return;
    if (entry.act === 'before' && !this.open.has(n)) this.begun.add(n);
    if (entry.act === 'after' && entry.of !== undefined) this.begun.delete(entry.of);
    if (entry.act === 'cut') this.cut += 1;
    if (entry.act === 'accepted') this.givenUp.push(...((entry.details?.['lost'] ?? []) as GivenUp[]));
    if (entry.question) this.keys.take(n, entry.question);
    this.areKeysTold ||= keysTold(entry).length > 0;
    for (const { set, ids } of entry.shown ?? []) this.named.set(set, { entry: n, ids });
  }
}
