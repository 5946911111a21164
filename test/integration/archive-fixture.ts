import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openArchive } from '../../src/archive';
import type { Archive, EventFile, EventOutcome, Reject } from '../../src/archive/archive';
import type { ContactLink } from '../../src/model/contact';
import type { Mapping } from '../../src/model/mapping';
import { NOTHING_PROTECTED } from '../../src/model/protected';
import { FOREVER } from '../../src/model/time';
import { sealView, type View } from '../../src/model/view';
import { allSources, sourceOf } from '../../src/sources';

export const ID_KEY = Buffer.alloc(32, 7);

/** A folder of its own for one test, taken away after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-archive-'));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
const archives: Archive[] = [];

export async function closeAll(): Promise<void> {
  for (const archive of archives.splice(0)) await archive.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export async function newArchive(folder = path.join(temporaryFolder(), 'archive')): Promise<Archive> {
  const archive = await openArchive({
    folder,
    sources: allSources(),
    idKey: ID_KEY,
    memoryLimit: '300MB',
  });
  archives.push(archive);
  return archive;
}

export interface Given {
  readonly source?: 'phone-billing' | 'system-access';
  readonly delivery?: string;
  readonly supplier?: string;
  readonly suppliedAt?: string;
  readonly file?: string;
  readonly zone?: string;
  readonly history?: boolean;
  readonly dryRun?: boolean;
  readonly protection?: EventFile['protection'];
  readonly told?: Partial<EventFile['told']>;
  readonly mapping?: Partial<Mapping>;
}

/** Protects nothing, and so has nothing to seal. */
const UNPROTECTED: EventFile['protection'] = {
  list: NOTHING_PROTECTED,
  seal: () => Promise.reject(new Error('Nothing is protected here.')),
};

/** A delivered file with this content; columns are the canonical ones unless a mapping is given. */
export function delivered(content: string | Buffer, given: Given = {}): EventFile {
  const {
    source: id = 'phone-billing',
    delivery = 'd1',
    supplier = 'Telecoms',
    suppliedAt = '2026-06-01T00:00:00.000Z',
  } = given;
  const source = sourceOf(id);
  if (!source) throw new Error(`no source ${id}`);
  const file = given.file ?? 'events.csv';
  const at = path.join(temporaryFolder(), file);
  writeFileSync(at, content);
  const columns = content.toString().split(/\r?\n/, 1)[0]?.replace('\ufeff', '').split(',') ?? [];
  const mapping: Mapping = {
    source: id,
    system: '',
    format: { type: 'csv', delimiter: ',', encoding: 'utf-8', headerRow: 1 },
    fields: Object.fromEntries(columns.map((column) => [column, { column }])),
    values: {},
    dates: {},
    skip: [],
    ...given.mapping,
  };
  return {
    path: at,
    file,
    source,
    mapping,
    position: { suppliedAt, supplier, delivery },
    force: 'KV',
    zone: given.zone ?? 'Europe/London',
    recordedBefore: FOREVER,
    history: given.history ?? false,
    protection: given.protection ?? UNPROTECTED,
    told: {
      ...{ view: viewOf(), delivered: new Set(), earlier: new Map() },
      ...{ done: false, begun: () => false, ...given.told },
    },
    ...(given.dryRun === undefined ? {} : { dryRun: given.dryRun }),
  };
}

/** A reader who sees everything that is open, and what `limits` change. */
export function viewOf(limits: Partial<Omit<View, symbol>> = {}): View {
  return sealView({
    reader: {
      name: 'analyst',
      role: 'analyst',
      compartments: [],
      clearance: ['P', 'C'],
      loader: true,
      staffId: undefined,
      noStaffRecord: undefined,
      place: '',
    },
    asOf: FOREVER,
    validAt: '',
    compartments: [''],
    clearance: ['P', 'C'],
    excluded: [],
    hiddenRecords: [],
    shownRecords: [],
    excludedIdentifiers: [],
    barred: [],
    cutRows: [],
    restated: new Map(),
    generation: '',
    key: 'test',
    ...limits,
  });
}

export const nothing = (): void => undefined;

export async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}

export const rejectsOf = (outcome: EventOutcome): Promise<Reject[]> => all(outcome.rejects);
export const monthsOf = (outcome: EventOutcome): Promise<ContactLink[]> => all(outcome.months);
