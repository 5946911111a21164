import path from 'node:path';
import type { Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { sha256 } from '../../shared/hash';
import { regularText } from '../../shared/regular-file';
import { needsMending, readAccess } from './access-file';

/** The access file as it was found: another one than before. */
export interface AccessChange {
  /** SHA-256 of its text; '' where there is no file, or it cannot be read. */
  readonly hash: string;
  /** Why nobody is let in; undefined where the file is sound, or there is none. */
  readonly fault: PlumblineError | undefined;
}

interface Found extends AccessChange {
  /** Undefined where there is no file. */
  readonly readers: readonly Reader[] | undefined;
}

/**
 * The access file, looked at whenever it is asked about. It is read whole each time and not its times and size alone: that costs a
 * tenth of a millisecond at most, and of two changes within one tick of the file system's clock neither is missed.
 */
export class AccessWatch {
  private found: Found;
  private readonly listeners: ((change: AccessChange) => Promise<void>)[] = [];
  private telling: Promise<unknown> = Promise.resolve();

  /** `named`: true where PLUMBLINE_ACCESS names the file, which then must be there. */
  constructor(
    private readonly file: string,
    private readonly named: boolean,
  ) {
    this.found = this.look();
  }

  /** Who may read, as the file now says; undefined where there is none. Throws PlumblineError `access_file`. */
  readers(): readonly Reader[] | undefined {
    const found = this.look();
    const changed = found.hash !== this.found.hash || found.fault?.message !== this.found.fault?.message;
    // The same readers are the same objects for as long as the file stays as it is.
    if (changed) this.found = found;
    const change = { hash: found.hash, fault: found.fault };
    if (changed) this.telling = Promise.all(this.listeners.map((tell) => tell(change)));
    if (this.found.fault) throw this.found.fault;
    return this.found.readers;
  }

  /** SHA-256 of the file as it was found last, '' where there is none. */
  get hash(): string {
    return this.found.hash;
  }

  /** Tells of every change that `readers` comes upon. */
  onChange(tell: (change: AccessChange) => Promise<void>): void {
    this.listeners.push(tell);
  }

  /** Resolves once the change that was found last has been told; throws what telling it threw, once. */
  async told(): Promise<void> {
    const { telling } = this;
    this.telling = Promise.resolve();
    await telling;
  }

  private look(): Found {
    let hash = '';
    try {
      const text = this.text();
      if (text === undefined) return { hash, fault: undefined, readers: undefined };
      hash = sha256(text);
      if (hash === this.found?.hash) return this.found;
      return { hash, fault: undefined, readers: readAccess(text, this.file) };
    } catch (error) {
      if (error instanceof PlumblineError) return { hash, fault: error, readers: undefined };
      throw error;
    }
  }

  private text(): string | undefined {
    try {
      return regularText(this.file);
    } catch (cause) {
      const { code = 'unknown' } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' && !this.named) return undefined;
      throw needsMending(
        code === 'ENOENT'
          ? 'There is no file at the place that PLUMBLINE_ACCESS names. Put one there, or correct the variable.'
          : `${path.basename(this.file)} cannot be read (${code}). Make it a file that the account which runs Plumbline may read.`,
        cause,
      );
    }
  }
}
