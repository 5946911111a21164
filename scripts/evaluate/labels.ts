import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { entityId } from '../../src/model/entity';
import { FORCE } from './deliveries';

/** Who served at T, and who had a complaint sustained in the five years after. */
export interface Labels {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly positive: ReadonlyMap<string, boolean>;
}

/** Every labels file of the published data, in order of T. Throws where there is none. */
export function readLabels(data: string): Labels[] {
  const folder = path.join(data, 'chicago');
  const files = readdirSync(folder)
    .map((file) => ({ file, date: /^labels_T(\d{4}-\d\d-\d\d)_plus5y\.csv\.gz$/.exec(file)?.[1] }))
    .filter((f): f is { file: string; date: string } => f.date !== undefined)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  if (files.length === 0) throw new Error(`There are no labels in ${folder}.`);
  return files.map(({ file, date }) => {
    const rows: unknown = parse(gunzipSync(readFileSync(path.join(folder, file))), { columns: true });
    const labels = rows as { rid: string; future_sustained_crs: string }[];
    return {
      date,
      positive: new Map(
        labels.map((l) => [entityId(FORCE, 'staff', l.rid), Number(l.future_sustained_crs) > 0]),
      ),
    };
  });
}
