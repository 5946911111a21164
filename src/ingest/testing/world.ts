import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { allSources } from '../../sources';
import { openArchive } from '../../archive';
import type { Archive } from '../../archive/archive';
import { openEmbedded } from '../../graph/embedded/store';
import type { GraphStore } from '../../graph/store';
import { openSealedStore, type SealedStore } from '../../sealed';
import { Protection } from '../protection/protection';
import { SEES_ALL } from '../../../test/support/sight';
import { ingest, type IngestOptions } from '../ingest';
import type { IngestReport } from '../report';

/** A delivery as a test writes it; what is left out takes a plain value. */
export interface WrittenDelivery {
  readonly delivery: string;
  readonly supplier?: string;
  readonly suppliedAt?: string;
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly files: readonly WrittenFile[];
}

export interface WrittenFile {
  readonly file: string;
  readonly source: string;
  readonly content: string | Buffer;
  readonly mapping?: { readonly name: string; readonly text: string };
  /** Further keys of the manifest's entry: mode, rows, unknown, sha256. */
  readonly entry?: Readonly<Record<string, unknown>>;
}

export const REPORTED: Pick<IngestOptions, 'dryRun' | 'strict' | 'loader' | 'sight'> = {
  dryRun: false,
  strict: false,
  loader: 'test',
  sight: SEES_ALL,
};

/** An empty graph in memory and a data folder in the machine's temporary folder: a fresh world for each test. */
export class World {
  readonly idKey = KEY;
  readonly sealed: SealedStore;
  readonly protection: Protection;
  private folders = 0;

  private constructor(
    readonly home: string,
    readonly store: GraphStore,
    readonly archive: Archive,
  ) {
    this.sealed = openSealedStore(path.join(home, 'sealed'), KEY);
    this.protection = new Protection(home, this.sealed);
  }

  /** A world of records alone: a file of events in it is a mistake of the test. */
  static async open(): Promise<World> {
    return new World(newFolder(), await openEmbedded(undefined), noArchive);
  }

  /** A world that takes events as well. */
  static async openWithArchive(): Promise<World> {
    const home = newFolder();
    const archive = await openArchive({
      folder: path.join(home, 'archive'),
      sources: allSources(),
      idKey: KEY,
      memoryLimit: '300MB',
    });
    return new World(home, await openEmbedded(undefined), archive);
  }

  async close(): Promise<void> {
    if (this.archive !== noArchive) await this.archive.close();
    await this.store.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Writes deliveries as folders of one folder and gives its path. */
  write(...deliveries: readonly WrittenDelivery[]): string {
    const root = path.join(this.home, `in-${this.folders++}`);
    for (const [i, delivery] of deliveries.entries()) writeDelivery(path.join(root, `d${i}`), delivery);
    return root;
  }

  ingest(dir: string, options: Partial<IngestOptions> = {}): Promise<IngestReport> {
    const { store, archive, sealed, protection, idKey, home } = this;
    const anchor = { begin: () => Promise.resolve(), end: () => Promise.resolve() };
    const services = { store, archive, sealed, protection, anchor, idKey, home };
    return ingest(services, { ...REPORTED, dir, ...options });
  }

  async deliver(...deliveries: readonly WrittenDelivery[]): Promise<IngestReport> {
    return this.ingest(this.write(...deliveries));
  }

  /** Every record node, in order of id. */
  async nodes(): Promise<Record<string, unknown>[]> {
    const text = 'MATCH (r:Record) RETURN properties(r) AS node ORDER BY r.id';
    const rows = await this.store.readText({ name: 'test/nodes', text, integers: [] }, {});
    return rows.map((row) => row['node'] as Record<string, unknown>);
  }

  /** What is stored, without what the order of arrival may show in: numbers of files in the ledger. */
  async dump(): Promise<string[]> {
    const named =
      'MATCH (r:Record)-[n:NAMES]->(e:Entity) RETURN r.id AS id, n.role AS role, e.id AS entity ORDER BY id, role, entity';
    const names = await this.store.readText({ name: 'test/names', text: named, integers: [] }, {});
    const nodes = (await this.nodes()).map(({ seen, ...rest }) =>
      JSON.stringify({ ...rest, seen: (seen as string[]).length }),
    );
    return [...nodes, ...names.map((n) => JSON.stringify(n))];
  }
}

function writeDelivery(folder: string, delivery: WrittenDelivery): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, content, mapping } of delivery.files) {
    writeFileSync(path.join(folder, path.basename(file)), content);
    if (mapping) writeFileSync(path.join(folder, mapping.name), mapping.text);
  }
  const manifest = {
    delivery: delivery.delivery,
    supplier: delivery.supplier ?? 'Supplier',
    supplied_at: delivery.suppliedAt ?? '2024-06-01T09:00:00Z',
    basis: 'DPA 2018 Part 3',
    force: 'KV',
    files: delivery.files.map(({ file, source, mapping, entry }) => ({
      file,
      source,
      ...(mapping ? { mapping: mapping.name } : {}),
      ...entry,
    })),
    ...delivery.manifest,
  };
  writeFileSync(path.join(folder, 'manifest.yaml'), stringify(manifest));
}

const KEY = Buffer.alloc(32, 7);
const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'plumbline-'));

const noArchive = new Proxy({} as Archive, {
  get: () => () => {
    throw new Error('This world has no archive.');
  },
});
