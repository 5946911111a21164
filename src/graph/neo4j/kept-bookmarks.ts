import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import neo4j, { type BookmarkManager } from 'neo4j-driver';
import { z } from 'zod';
import { regularText } from '../../shared/regular-file';

const bookmarks = z.array(z.string().min(1));
const UNFINISHED = '.new';

/**
 * Up to where the processes of one data folder have written: a read waits until the server that it lands on, of a cluster,
 * has come as far. Each process has a file of its own, so that none writes over what another wrote; one that starts takes
 * over what it finds, also of those that still run, since whatever they write next makes their file anew.
 */
export class KeptBookmarks {
  private readonly own = `${process.pid}-${randomUUID()}`;
  private written = '';

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** What the processes before this one wrote, from here on in this one's file alone. */
  takeOver(): string[] {
    const taken = this.others().filter((name, i) => this.moved(name, `${this.own}.${i}`));
    const mine = readdirSync(this.folder).filter((name) => name.startsWith(`${this.own}.`));
    const found = [...new Set(mine.flatMap((name) => this.read(name) ?? []))];
    this.keep(found);
    if (taken.length > 0) for (const name of mine) rmSync(path.join(this.folder, name), { force: true });
    return found;
  }

  /** Begins with these, hears of what other processes write, and keeps what this one writes. */
  manager(initial: readonly string[]): BookmarkManager {
    this.keep(initial);
    return neo4j.bookmarkManager({
      initialBookmarks: initial,
      bookmarksSupplier: () => Promise.resolve(this.ofOthers()),
      bookmarksConsumer: (marks) => Promise.resolve(this.keep(marks)),
    });
  }

  private ofOthers(): string[] {
    for (;;) {
      const found = this.others().map((name) => this.read(name));
      // One that was taken over while it was looked for stands under another name now.
      if (!found.includes(undefined)) return [...new Set(found.flatMap((marks) => marks ?? []))];
    }
  }

  private others(): string[] {
    return readdirSync(this.folder).filter(
      (name) => !name.startsWith(this.own) && !name.endsWith(UNFINISHED),
    );
  }

  /** Undefined where it is gone; a file that is cut off, as after a power failure, says nothing. */
  private read(name: string): string[] | undefined {
    let text: string;
    try {
      text = regularText(path.join(this.folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return bookmarks.parse(JSON.parse(text));
    } catch {
      return [];
    }
  }

  private moved(from: string, to: string): boolean {
    try {
      renameSync(path.join(this.folder, from), path.join(this.folder, to));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  private keep(marks: Iterable<string>): void {
    const text = JSON.stringify([...marks]);
    if (text === this.written) return;
    const file = path.join(this.folder, this.own);
    try {
      writeFileSync(`${file}${UNFINISHED}`, text, { mode: 0o600 });
      renameSync(`${file}${UNFINISHED}`, file);
      this.written = text;
    } catch {
      // What was written stands in the graph all the same; whoever reads a server that is behind is refused by the anchor.
    }
  }
}
