import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { SourceDefinition } from '../model/source';
import type { ProtectedList } from '../model/protected';
import type { View } from '../model/view';
import type { Archive, EventFile, EventOutcome, Reject } from './archive';
import { Catalogue, readingOf, type Load } from './catalogue';
import { literal } from './compile/sql';
import { Duck } from './duck';
import { ownFolder } from './load/leftovers';
import { loadFile, type Loaded } from './load/load-file';
import { withLoadLock } from './lock';
import { partialMonths, rowsOfContacts } from './read/by-contact';
import { contactColumnsOf } from './read/contact-columns';
import { cutMonths } from './read/cut-months';
import { changedMonths } from './read/changed-months';
import { orDamaged } from './read/damaged';
import { runStatement } from './read/events';
import { rowsNaming } from './read/naming';
import { exportedRows, rowsById } from './read/identity';
import { withCatalogue, type Reading } from './read/parts';
import { reasonFieldsOf } from './read/reasons';
import { heldEvents } from './read/verify';

export { damagedParts } from './read/damaged';

export interface ArchiveOptions {
  /** Made where there is none. */
  readonly folder: string;
  /** The event sources whose tables patterns may read. */
  readonly sources: readonly SourceDefinition[];
  /** The data folder's key: row, contact and event ids are keyed with it. */
  readonly idKey: Buffer;
  /** What DuckDB may take of memory, for a load and for reads each: `1GB` where left out. */
  readonly memoryLimit?: string;
}

/** Opens the archive of a data folder. */
export async function openArchive({
  folder,
  sources,
  idKey,
  memoryLimit = '1GB',
}: ArchiveOptions): Promise<Archive> {
  const root = path.resolve(folder);
  const own = path.join(root, ownFolder());
  mkdirSync(own, { recursive: true, mode: 0o700 });
  Catalogue.read(root);
  const duck = await Duck.open({ memoryLimit, spill: path.join(own, 'spill'), onlyFolder: root });
  const reading = { duck, folder: root, idKey, reasonFields: reasonFieldsOf(sources) };
  return new ParquetArchive(reading, sources, memoryLimit, own);
}

class ParquetArchive implements Archive {
  constructor(
    private readonly reading: Reading,
    private readonly sources: readonly SourceDefinition[],
    private readonly memoryLimit: string,
    private readonly own: string,
  ) {}

  async load(file: EventFile, progress: (rows: number) => void): Promise<EventOutcome> {
    const { folder, idKey } = this.reading;
    const loaded = await this.sound(
      withLoadLock(path.join(folder, 'work'), this.memoryLimit, (duck) =>
        loadFile(duck, folder, idKey, file, progress),
      ),
    );
    return this.outcome(loaded, file.dryRun ?? false);
  }

  private outcome(loaded: Loaded, dryRun: boolean): EventOutcome {
    const { load, catalogue, loadedBefore, duplicate, told, alike, references } = loaded;
    const { reading } = this;
    const inCatalogue = catalogue.acceptedOf(readingOf(load.load));
    const news = dryRun && !loadedBefore ? load.sealed.brought : 0;
    const byId = new Map(catalogue.loads.map((other) => [other.load, other]));
    return {
      reading: readingOf(load.load),
      rows: load.rows,
      accepted: load.accepted,
      acceptedInAll: dryRun && !loadedBefore ? inCatalogue + load.accepted : inCatalogue,
      duplicate,
      rejected: load.rejected,
      sealed: {
        brought: load.sealed.brought,
        broughtInAll: catalogue.sealedOf(readingOf(load.load)) + news,
        rows: load.sealed.brought + load.sealed.known,
      },
      skipped: load.skips.reduce((sum, { lines }) => sum + lines, 0),
      skips: load.skips,
      loadedBefore,
      takenOver: load.took.flatMap(({ load: id, rows }) => {
        const other = byId.get(id);
        return other ? [{ supplier: other.supplier, delivery: other.delivery, file: other.file, rows }] : [];
      }),
      told,
      alike,
      references,
      rejects: again(reading, () => rejectsOf(reading, load)),
      months: again(reading, () =>
        dryRun ? none() : changedMonths(reading, Catalogue.read(reading.folder), load),
      ),
    };
  }

  months(view: View): ReturnType<Archive['months']> {
    return this.sound(contactColumnsOf(this.reading, view));
  }

  rowsOf(...args: Parameters<Archive['rowsOf']>): ReturnType<Archive['rowsOf']> {
    return this.sound(rowsOfContacts(this.reading, ...args));
  }

  async row(view: View, id: string): ReturnType<Archive['row']> {
    const [row] = await this.rows(view, [id]);
    return row;
  }

  rows(...args: Parameters<Archive['rows']>): ReturnType<Archive['rows']> {
    return this.sound(rowsById(this.reading, ...args));
  }

  partialMonths(...args: Parameters<Archive['partialMonths']>): ReturnType<Archive['partialMonths']> {
    return this.sound(partialMonths(this.reading, ...args));
  }

  cutMonths(...args: Parameters<Archive['cutMonths']>): ReturnType<Archive['cutMonths']> {
    return this.sound(cutMonths(this.reading, ...args));
  }

  events(...args: Parameters<Archive['events']>): ReturnType<Archive['events']> {
    return this.sound(runStatement(this.reading, this.sources, ...args));
  }

  exportRows(view: View): ReturnType<Archive['exportRows']> {
    const { reading } = this;
    return again(reading, async function* () {
      const catalogue = await withCatalogue(reading.folder, (found) => Promise.resolve(found));
      yield* exportedRows(reading, catalogue, view);
    });
  }

  rowsNaming(list: ProtectedList): ReturnType<Archive['rowsNaming']> {
    return this.sound(rowsNaming(this.reading, this.sources, list));
  }

  holdsEvents(): boolean {
    return Catalogue.read(this.reading.folder).loads.some((load) => load.accepted > 0);
  }

  held(): ReturnType<Archive['held']> {
    return this.sound(heldEvents(this.reading));
  }

  /** What is read; where a part of the archive is damaged, throws PlumblineError `folder_differs`. */
  private async sound<T>(read: Promise<T>): Promise<T> {
    return read.catch((error: unknown) => {
      throw orDamaged(this.reading.folder, error);
    });
  }

  async close(): Promise<void> {
    await this.reading.duck.closed();
    rmSync(this.own, { recursive: true, force: true });
  }
}

async function* rejectsOf({ duck, folder }: Reading, load: Load): AsyncGenerator<Reject[]> {
  if (load.rejects.rows === 0) return;
  const file = literal(path.join(folder, load.rejects.path));
  const sql = `SELECT CAST(line AS INTEGER) AS line, "column", field, code, message FROM read_parquet(${file}, hive_partitioning = false) ORDER BY line`;
  yield* duck.stream<Reject>(sql);
}

async function* none<T>(): AsyncGenerator<T> {
  yield* await Promise.resolve<T[]>([]);
}

/** An iterable that can be read more than once. Throws as `sound` does. */
function again<T>({ folder }: Reading, make: () => AsyncGenerator<T>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* make();
      } catch (error) {
        throw orDamaged(folder, error);
      }
    },
  };
}
