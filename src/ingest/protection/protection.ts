import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { NOTHING_PROTECTED, type ProtectedList } from '../../model/protected';
import type { GraphStore } from '../../graph/store';
import type { DeliveryFile } from '../../ledger/delivery-file';
import { readLedger } from '../../ledger/read-ledger';
import { canonicalJson, keyedId } from '../../shared/hash';
import { writeWhole } from '../../shared/write-whole';
import { PlumblineError } from '../../shared/errors';
import { regularText } from '../../shared/regular-file';
import type { SealedStore } from '../../sealed';
import { readProtectedFile } from './list-file';

const FILE = 'protected.yaml';
export const NO_LIST =
  'There is no list of protected communications (protected.yaml in the data folder): what is loaded may show who rang the confidential line, a solicitor or a union. See docs/how-to/protect-communications.md.';

/** Why nothing of a data folder is shown, and nothing more loaded into it. */
export type ClosedFor = 'list_changed' | 'list_unknown';

const CLOSED: Record<ClosedFor, string> = {
  list_changed:
    'The list of protected communications was changed since what is held was loaded, so nothing is shown or loaded. Ask plumbline verify: it names the deliveries that hold such rows and says step by step how to load them anew into a new data folder. Or put protected.yaml back as it was.',
  list_unknown:
    'The data folder’s file sealed/list is missing, which says by which list of protected communications everything here was gone through. So nothing is shown or loaded. Put sealed/list and protected.yaml back from a backup, as they were; plumbline verify says what to do where there is none.',
};

/** What is protected as a data folder says it now, and by which list everything that is held was gone through. */
export class Protection {
  private kept: { readonly stamp: string; readonly list: ProtectedList | undefined } | undefined;
  private readonly file: string;
  private readonly noted: string;

  constructor(
    home: string,
    private readonly sealed: Pick<SealedStore, 'mark' | 'holdsProtected'>,
  ) {
    this.file = path.join(home, FILE);
    this.noted = path.join(home, 'sealed', 'list');
  }

  /** The list, read again where its file has changed; undefined where there is none. Throws PlumblineError `protected_list`. */
  stated(): ProtectedList | undefined {
    const stamp = stampOf(this.file);
    if (this.kept?.stamp !== stamp) this.kept = { stamp, list: readProtectedFile(this.file) };
    return this.kept.list;
  }

  list(): ProtectedList {
    return this.stated() ?? NOTHING_PROTECTED;
  }

  /**
   * Why the folder is closed: what is held was gone through with another list than that which is stated now, or by which is
   * not known any more, though something was taken out of it. Undefined of a folder that is open.
   */
  async closedFor(store: GraphStore): Promise<ClosedFor | undefined> {
    const isNoted = existsSync(this.noted);
    const isSame = this.appliedMark() === this.markOf(this.list());
    if (isNoted && isSame) return undefined;
    const ledger = await readLedger(store);
    if (ledger.length === 0) return undefined;
    if (!isNoted && (await this.tookOut(ledger))) return 'list_unknown';
    return isSame ? undefined : 'list_changed';
  }

  /** Throws PlumblineError `protected_list` where the list is damaged, or the folder closed. */
  async mayBeRead(store: GraphStore): Promise<void> {
    const why = await this.closedFor(store);
    if (why !== undefined) throw new PlumblineError('protected_list', CLOSED[why]);
  }

  /** Notes, durably, that everything held was gone through with this list. Only for who may load. */
  note(list: ProtectedList): void {
    mkdirSync(path.dirname(this.noted), { recursive: true, mode: 0o700 });
    const handle = openSync(`${this.noted}.new`, 'w', 0o600);
    writeWhole(handle, `${this.markOf(list)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${this.noted}.new`, this.noted);
  }

  /** True where the ledger or the sealed store says that a list named something: either may be lost. */
  private async tookOut(ledger: readonly DeliveryFile[]): Promise<boolean> {
    const counted = ledger.some((file) => file.sealed + file.sealedAgain + file.masked > 0);
    return counted || (await this.sealed.holdsProtected());
  }

  /** Of a folder that nothing noted a list for: as if the list were empty. */
  private appliedMark(): string {
    return existsSync(this.noted) ? regularText(this.noted).trim() : this.markOf(NOTHING_PROTECTED);
  }

  private markOf({ numbers, prefixes, addresses, domains, accounts }: ProtectedList): string {
    const sets = [numbers, prefixes, addresses, domains, accounts].map((names) => [...names]);
    return this.sealed.mark('list', canonicalJson(sets));
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join();
}

/**
 * A keyed hash of the file as it stands, for the audit record: what it holds could be guessed. '' where there is none; one
 * that cannot be read lets nothing be read either, and says so there.
 */
export function protectedFileMark(home: string, idKey: Buffer): string {
  const file = path.join(home, FILE);
  if (!existsSync(file)) return '';
  try {
    return keyedId(idKey, 'audit', FILE, regularText(file));
  } catch {
    return 'unreadable';
  }
}
