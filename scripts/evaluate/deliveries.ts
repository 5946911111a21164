import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'yaml';

/** A file of the published data as one file of a delivery. */
interface DeliveredFile {
  /** Gzipped CSV, relative to the folder of published data. */
  readonly from: string;
  readonly source: string;
  /** Name of a mapping in `mappings/`. */
  readonly mapping: string;
}

const ACCUSATIONS = 'chicago/accusations_2000-2015.csv.gz';

/** The three data folders that are loaded. */
const FOLDERS = {
  oid: [{ from: ACCUSATIONS, source: 'complaints', mapping: 'accusations-by-oid' }],
  rid: [
    { from: 'chicago/roster_2017.csv.gz', source: 'workforce', mapping: 'roster' },
    { from: 'chicago/unit_history.csv.gz', source: 'posts', mapping: 'unit-history' },
    { from: ACCUSATIONS, source: 'complaints', mapping: 'accusations-by-rid' },
  ],
  calls: [{ from: 'calls/vast2008_mc3_calls.csv.gz', source: 'phone-billing', mapping: 'vast-calls' }],
} as const satisfies Record<string, readonly DeliveredFile[]>;

export type FolderName = keyof typeof FOLDERS;
export const FOLDER_NAMES: readonly FolderName[] = ['oid', 'rid', 'calls'];

/** Zone of the dates and of "the end of T". */
export const ZONE: Readonly<Record<FolderName, string>> = {
  oid: 'America/Chicago',
  rid: 'America/Chicago',
  calls: 'UTC',
};
export const FORCE = 'CH';

/** Writes one folder of the published data as a delivery: files unpacked as they are, manifest and mappings beside. */
export function writeDelivery(data: string, name: FolderName, to: string): void {
  mkdirSync(to, { recursive: true });
  const files = (FOLDERS[name] as readonly DeliveredFile[]).map(({ from, source, mapping }) => {
    const file = path.basename(from, '.gz');
    writeFileSync(path.join(to, file), gunzipSync(readFileSync(path.join(data, from))));
    copyFileSync(path.join(__dirname, 'mappings', `${mapping}.yaml`), path.join(to, `${mapping}.yaml`));
    return { file, source, mapping: `${mapping}.yaml`, mode: 'delta' };
  });
  const manifest = {
    delivery: `published-${name}`,
    supplier: 'Published data',
    supplied_at: '2018-01-01T00:00:00Z',
    basis: 'published under freedom of information, or for research',
    zone: ZONE[name],
    force: FORCE,
    ...(name === 'calls' ? { history: true } : {}),
    files,
  };
  writeFileSync(path.join(to, 'manifest.yaml'), stringify(manifest));
}
