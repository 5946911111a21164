import { entryOf } from '../entry';

const CHANGED = Buffer.from('"act":"access-changed"');

/** The files that decide who may see what, by name: each as a log told of it last. */
export class FilesUsed {
  private readonly told = new Map<string, string>();

  /** Takes what an entry of the log says. */
  take(line: Buffer): void {
    if (!line.includes(CHANGED)) return;
    const entry = entryOf(line);
    if (entry?.act !== 'access-changed') return;
    for (const [name, hash] of Object.entries(entry.details ?? {})) this.told.set(name, String(hash));
  }

  /** Those of which another was told last; where none was, any that is there. They count as told from here on. */
  others(files: Readonly<Record<string, string>>): Record<string, string> {
    const others = Object.entries(files).filter(([name, hash]) => hash !== (this.told.get(name) ?? ''));
    for (const [name, hash] of others) this.told.set(name, hash);
    return Object.fromEntries(others);
  }

  /** What could not be told after all. */
  forget(files: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(files)) this.told.delete(name);
  }
}
