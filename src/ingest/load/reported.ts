import { fold, type Folded, type FullDelivery, type Observation } from '../../model/versions';
import type { Book } from './book';
import { observationsOf, seenText } from './chain-plan';
import type { StoredVersion } from './record-store';
import type { Labelled, Sight } from './sight';

/**
 * What is stored as whoever loads may know of it: what they may see, and what they delivered themselves, whatever its
 * labels. A report is the fold of that (docs/decisions/0040); what is written is the fold of everything.
 */
export class Reported {
  private constructor(
    private readonly book: Book,
    private readonly loader: string,
    private readonly sight: Sight,
    /** Of other people's full deliveries, those that the loader can know of. */
    private readonly known: ReadonlySet<string>,
  ) {}

  static async by(loader: string, sight: Sight, book: Book): Promise<Reported> {
    const others = book.allFulls().filter((full) => !own(full, book, loader));
    const known = await sight.known(others);
    return new Reported(book, loader, sight, new Set(known.map(nameOf)));
  }

  /** True where the loader may see a version, or delivered one of its rows. */
  sees(version: Labelled & { readonly seen: readonly string[] }): boolean {
    return this.sight.admits(version) || version.seen.some((place) => this.delivered(fileOf(place)));
  }

  /** The fold of a key's rows that the loader may know of, and of those that arrive. */
  fold(
    chain: string,
    source: string,
    stored: readonly StoredVersion[],
    arriving: readonly Observation[],
  ): Folded {
    const now = new Set(arriving.map(seenText));
    const before = stored
      .flatMap((version) => this.knownOf(version))
      .filter((observation) => !now.has(seenText(observation)));
    return fold(chain, [...before, ...arriving], this.book.places, this.fullsOf(source));
  }

  /** True where there is nothing of a key that the loader may not know of. */
  isWhole(source: string, stored: readonly StoredVersion[]): boolean {
    return (
      this.fullsOf(source).length === this.book.fullsOf(source).length &&
      stored.every((version) => this.knownOf(version).length === version.seen.length)
    );
  }

  private knownOf(version: StoredVersion): Observation[] {
    const all = observationsOf(version);
    const known = this.sight.admits(version) && this.sight.showsWhole(version);
    return known ? all : all.filter(({ file }) => this.delivered(file));
  }

  private fullsOf(source: string): readonly FullDelivery[] {
    return this.book
      .fullsOf(source)
      .filter((full) => own(full, this.book, this.loader) || this.known.has(nameOf(full)));
  }

  private delivered(file: number): boolean {
    return this.book.file(file)?.loader === this.loader;
  }
}

function own({ files }: FullDelivery, book: Book, loader: string): boolean {
  return [...files].some((file) => book.file(file)?.loader === loader);
}

function nameOf({ order, source, system }: FullDelivery): string {
  return [order, source, system].join('\u001f');
}

function fileOf(place: string): number {
  return Number(place.slice(0, place.indexOf(':')));
}
