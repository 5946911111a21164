import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { NOTHING_PROTECTED, type ProtectedList } from '../../model/protected';
import type { GraphStore } from '../../graph/store';
import { readLedger } from '../../ledger/read-ledger';
import { canonicalJson } from '../../shared/hash';
import { writeWhole } from '../../shared/write-whole';
import { PlumblineError } from '../../shared/errors';
import { regularText } from '../../shared/regular-file';
import type { MarkOf } from '../../sealed';
import { readProtectedFile } from './list-file';

export const NO_LIST =
  'There is no list of protected communications (protected.yaml in the data folder): what is loaded may show who rang the confidential line, a solicitor or a union. See docs/how-to/protect-communications.md.';
const CHANGED =
  'The list of protected communications was changed since what is held was loaded, so nothing is shown. Ask plumbline verify: it names the deliveries that hold such rows and says step by step how to load them anew into a new data folder. Or put protected.yaml back as it was.';

/** What is protected as a data folder says it now, and by which list everything that is held was gone through. */
export class Protection {
  private kept: { readonly stamp: string; readonly list: ProtectedList | undefined } | undefined;
  private readonly file: string;
  private readonly noted: string;

  constructor(
    home: string,
    private readonly mark: MarkOf,
  ) {
    this.file = path.join(home, 'protected.yaml');
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

  /** True where what is held was gone through with another list than that which is stated now. */
  async isBehind(store: GraphStore): Promise<boolean> {
    return this.appliedMark() !== this.markOf(this.list()) && (await readLedger(store)).length > 0;
  }

  /** Throws PlumblineError `protected_list` where the list is damaged, or names what has not been sealed. */
  async mayBeRead(store: GraphStore): Promise<void> {
    if (await this.isBehind(store)) throw new PlumblineError('protected_list', CHANGED);
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

  /** Of a folder that nothing noted a list for: as if the list were empty. */
  private appliedMark(): string {
    return existsSync(this.noted) ? regularText(this.noted).trim() : this.markOf(NOTHING_PROTECTED);
  }

  private markOf({ numbers, prefixes, addresses, domains, accounts }: ProtectedList): string {
    const sets = [numbers, prefixes, addresses, domains, accounts].map((names) => [...names]);
    return this.mark('list', canonicalJson(sets));
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join();
}
