import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from '../shared/compare';
import { PlumblineError } from '../shared/errors';
import { regularText } from '../shared/regular-file';
import { writeWhole } from '../shared/write-whole';

const partSchema = z.strictObject({
  path: z.string(),
  rows: z.number().int(),
  sha256: z.string(),
  /** Not told by catalogues of before it was kept. */
  bytes: z.number().int().optional(),
});

const loadSchema = z.strictObject({
  /** What was read and how (`readingOf`), and which unknown entries its rows were refused for. */
  load: z.string().regex(/^[0-9a-f]{32}(-[0-9a-f]{16})?$/),
  source: z.string(),
  suppliedAt: z.string(),
  supplier: z.string(),
  delivery: z.string(),
  file: z.string(),
  rows: z.number().int(),
  rejected: z.number().int(),
  /** Rows that name a protected communication: those that this load brought to the sealed store, and those that were there. */
  sealed: z
    .strictObject({ brought: z.number().int(), known: z.number().int() })
    .default({ brought: 0, known: 0 }),
  skips: z.array(z.strictObject({ reason: z.string(), lines: z.number().int() })),
  /** Loads that were there before and lost rows to this one. */
  took: z.array(z.strictObject({ load: z.string(), rows: z.number().int() })),
  /** Fields that the file fills, in order: columns of the events. */
  fields: z.array(z.string()),
  /** Columns that are the same for all its events, as text: they stand here, and not in `events`. */
  constants: z.record(z.string(), z.string()),
  /** Rows that the load owns; `events` may hold others. */
  accepted: z.number().int(),
  /** Line of the first row, where every line from it on is one; else the events tell theirs. */
  firstLine: z.number().int().nullable(),
  events: partSchema,
  /** Of `events`: rows in order that other loads own, and those of equal rows that are not the first. */
  changes: partSchema,
  contacts: partSchema,
  rejects: partSchema,
});

/** How parts are laid out. A catalogue of another number is of parts that are read otherwise. */
const VERSION = 4;

const catalogueSchema = z.strictObject({ version: z.literal(VERSION), loads: z.array(loadSchema) });
const versionSchema = z.looseObject({ version: z.number() });

/** A file of the archive: its path within the folder, its rows, the SHA-256 of its bytes, and how many these are. */
export type Part = z.output<typeof partSchema>;
/** One delivered file that was loaded. */
export type Load = z.output<typeof loadSchema>;

/** Parts of a load that hold something: others are never read. */
export function partsOf({ events, changes, contacts, rejects }: Load): Part[] {
  return [events, changes, contacts, rejects].filter((part) => part.rows > 0);
}

/**
 * What the archive consists of: the files that one catalogue names, and no others. It is replaced as a whole, so a
 * reader sees all of a load or nothing of it.
 */
export class Catalogue {
  private constructor(
    private readonly folder: string,
    readonly loads: readonly Load[],
  ) {}

  /** Throws PlumblineError `store_unavailable` where the file is damaged, or of another release. */
  static read(folder: string): Catalogue {
    const file = path.join(folder, NAME);
    if (!existsSync(file)) return new Catalogue(folder, []);
    const json = jsonOf(regularText(file));
    const { data: stated } = versionSchema.safeParse(json);
    if (stated && stated.version !== VERSION) throw otherVersion(stated.version);
    const parsed = catalogueSchema.safeParse(json);
    if (!parsed.success) {
      throw new PlumblineError(
        'store_unavailable',
        'The catalogue of the archive is damaged. Restore archive/catalogue.json from a backup.',
      );
    }
    return new Catalogue(folder, parsed.data.loads);
  }

  /** Loads of one source, in the order in which files are ranked: supplied, supplier, delivery, file, load. */
  of(source: string): readonly Load[] {
    return this.loads.filter((load) => load.source === source).sort(byRank);
  }

  /** Every source that something was loaded of, in order. */
  sources(): readonly string[] {
    return [...new Set(this.loads.map((load) => load.source))].sort(byCodeUnit);
  }

  /** Rows accepted of one reading, by all its loads, each as it was counted when it was loaded. */
  acceptedOf(reading: string): number {
    const ids = new Set(this.loads.map((l) => l.load).filter((id) => readingOf(id) === reading));
    const owned = this.loads.filter((l) => ids.has(l.load)).map((l) => l.accepted);
    const taken = this.loads.flatMap((l) => l.took.filter((t) => ids.has(t.load)).map((t) => t.rows));
    return [...owned, ...taken].reduce((sum, rows) => sum + rows, 0);
  }

  /** Rows that all loads of one reading brought to the sealed store. */
  sealedOf(reading: string): number {
    const loads = this.loads.filter((load) => readingOf(load.load) === reading);
    return loads.reduce((sum, load) => sum + load.sealed.brought, 0);
  }

  /** Writes the catalogue with these loads put in place of those of the same id, durably. */
  with(changed: readonly Load[]): Catalogue {
    const ids = new Set(changed.map((load) => load.load));
    const loads = [...this.loads.filter((load) => !ids.has(load.load)), ...changed].sort(byRank);
    const file = path.join(this.folder, NAME);
    const handle = openSync(`${file}.new`, 'w', 0o600);
    writeWhole(handle, JSON.stringify({ version: VERSION, loads }, null, 1));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${file}.new`, file);
    syncFolder(this.folder);
    return new Catalogue(this.folder, loads);
  }
}

const NAME = 'catalogue.json';

/** The part of a load's id that is the same whatever was refused as unknown. */
export function readingOf(load: string): string {
  return load.slice(0, 32);
}

/** Order of files: what decides which of two owns a row that both hold, where both knew it at the same time. */
export function byPlace(a: Load, b: Load): number {
  for (const key of ['suppliedAt', 'supplier', 'delivery', 'file'] as const) {
    const order = byCodeUnit(a[key], b[key]);
    if (order !== 0) return order;
  }
  return 0;
}

function byRank(a: Load, b: Load): number {
  return byPlace(a, b) || byCodeUnit(a.load, b.load);
}

/** Makes a rename in this folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function otherVersion(version: number): PlumblineError {
  const remedy =
    version < VERSION
      ? 'Load its deliveries into a new data folder.'
      : 'Use the release that wrote it, or a later one.';
  return new PlumblineError(
    'store_unavailable',
    `The archive is laid out as version ${version}; this release reads version ${VERSION}. ${remedy}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
