import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { PlumblineError } from '../shared/errors';
import { keyedId } from '../shared/hash';
import { madeOnce } from '../shared/made-once';
import { regularText } from '../shared/regular-file';
import { privateFolder } from './log/disk';
import { Witness } from './log/witness';
import { SigningKey } from './note/key';
import { AuditRecord } from './record';
import type { EntitiesNamed } from './sets/in-clear';
import { unavailable } from './unavailable';

/** Takes a lock that ends with the process; undefined where another process has it. */
export type Hold = (file: string) => Promise<(() => void) | undefined>;

export interface AuditPlace {
  /** The data folder. */
  readonly home: string;
  /** The data folder's key: by it a checkpoint says which folder it is of. */
  readonly idKey: Buffer;
  /** The file of the signing key, where it does not lie in the data folder. */
  readonly keyFile?: string;
  /** The second place for checkpoints: a file or a folder. */
  readonly witness?: string;
}

/** What every part of the audit record has in common. */
export interface AuditSetting {
  /** `audit` in the data folder: a folder for each log in it. */
  readonly folder: string;
  /** What the names of its logs begin with. */
  readonly origin: string;
  readonly key: SigningKey;
  /** The data folder's key. */
  readonly idKey: Buffer;
  readonly witness: Witness | undefined;
  /** False where whoever has the data folder has the key as well. */
  readonly keyOutside: boolean;
}

/** What is said where the key lies in the data folder. */
export const AUDIT_KEY_WARNING =
  'The key that signs the audit record lies in the data folder, so whoever has the folder can rewrite the record. Move audit/signing-key.pem to another disk and name it in PLUMBLINE_AUDIT_KEY.';

const MOST_SLOTS = 64;

/** Reads the key, or makes one in the data folder. Throws PlumblineError `audit_unavailable`. */
export function auditSetting({ home, idKey, keyFile, witness }: AuditPlace): AuditSetting {
  const folder = path.join(home, 'audit');
  privateFolder(folder);
  return {
    folder,
    origin: `plumbline/${keyedId(idKey, 'audit').slice(0, 16)}`,
    key: keyFile === undefined ? ownKey(path.join(folder, 'signing-key.pem')) : givenKey(keyFile),
    idKey,
    witness: witness === undefined ? undefined : new Witness(witness),
    keyOutside: keyFile !== undefined && path.relative(home, path.resolve(keyFile)).startsWith('..'),
  };
}

/**
 * Opens the record of this process: the first folder of this kind (`server-1`, `command-1` …) that no other process holds.
 * `skipDamaged`: one that was changed is left alone, and the next is taken. Throws PlumblineError `audit_unavailable` and
 * `audit_damaged`.
 */
export async function openRecord(
  setting: AuditSetting,
  options: {
    readonly kind: 'server' | 'command';
    readonly hold: Hold;
    readonly skipDamaged: boolean;
    /** What of a question's references there is in the graph. */
    readonly entitiesNamed: EntitiesNamed;
    readonly now?: () => number;
  },
): Promise<{ readonly record: AuditRecord; readonly close: () => Promise<void> }> {
  const { kind, hold, skipDamaged, entitiesNamed, now = Date.now } = options;
  for (let slot = 1; slot <= MOST_SLOTS; slot++) {
    const name = `${kind}-${slot}`;
    const folder = path.join(setting.folder, name);
    privateFolder(folder);
    const release = await hold(path.join(folder, 'lock'));
    if (!release) continue;
    try {
      const origin = `${setting.origin}/${name}/${randomBytes(4).toString('hex')}`;
      const { key, witness, idKey } = setting;
      const record = await AuditRecord.open({ folder, origin, key, witness, idKey, entitiesNamed, now });
      return {
        record,
        close: async () => {
          await record.close();
          release();
        },
      };
    } catch (error) {
      release();
      if (!skipDamaged || !(error instanceof PlumblineError) || error.code !== 'audit_damaged') throw error;
    }
  }
  throw unavailable(`${MOST_SLOTS} other processes write to it. Wait until one is done.`);
}

function givenKey(file: string): SigningKey {
  try {
    return SigningKey.of(regularText(file));
  } catch (error) {
    if (error instanceof PlumblineError) throw error;
    throw unavailable('The file that PLUMBLINE_AUDIT_KEY names cannot be read.', error);
  }
}

function ownKey(file: string): SigningKey {
  try {
    return SigningKey.of(madeOnce(file, () => SigningKey.generate()));
  } catch (error) {
    if (error instanceof PlumblineError) throw error;
    throw unavailable('The key audit/signing-key.pem of the data folder cannot be read.', error);
  }
}
