import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ProtectedList } from '../model/protected';
import { PlumblineError } from '../shared/errors';
import { fieldsOf } from '../sources';
import { readManifest, type Delivery, type ManifestFile } from './delivery/manifest';
import { columnsOf, parseMapping } from './delivery/mapping-file';
import { deliveredAs, prepareFile, type PreparedFile } from './delivery/prepare-file';
import { Staging } from './delivery/staging';
import { textInside } from './delivery/text-inside';
import { YamlProblem } from '../shared/yaml-file';
import { RejectReasons, type RejectReason } from './load/reject-reasons';
import { rowsOf } from './load/rows';
import { FileRefused } from './refusal';
import { isRejected, isSealed, isSkipped } from './row/read-record';

/** One mapped row as `mapping check` shows it. */
export interface CheckedRow {
  readonly line: number;
  readonly row?: Readonly<Record<string, string>>;
  readonly meanings?: Readonly<Record<string, unknown>>;
  readonly rejected?: { readonly column: string; readonly reason: string; readonly message: string };
  readonly skipped?: string;
}

/** What a mapping makes of one delivered file. */
export interface CheckedMapping {
  readonly file: string | null;
  readonly source: string;
  readonly system: string;
  readonly refused?: { readonly code: string; readonly message: string };
  /** Delivered columns that no field reads, and fields that nothing fills. */
  readonly unmapped: { readonly columns: readonly string[]; readonly fields: readonly string[] };
  /** Every reason for which rows were rejected, with their number and the first lines, in order of reason. */
  readonly rejects: readonly RejectReason[];
  readonly rows: readonly CheckedRow[];
}

const SHOWN = 5;
/** What stands in place of what would be sealed. */
const mark = (): string => '[sealed]';

/**
 * Checks a mapping file, or the mapping of a delivered file: `file` is either, beside the manifest that names both.
 * A mapping without a manifest is checked by itself. `home` is the data folder, where files are copied to be read. Throws
 * PlumblineError `usage`, `mapping` or `manifest`.
 */
export async function checkMapping(
  file: string,
  home: string,
  list: ProtectedList,
): Promise<CheckedMapping[]> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  if (!existsSync(file)) throw new PlumblineError('usage', 'There is no such file.');
  if (!existsSync(path.join(folder, 'manifest.yaml'))) return [alone(folder, name)];
  const delivery = readManifest(folder);
  const found = [...delivery.files.entries()].filter(
    ([, entry]) => entry.file === name || entry.mapping === name,
  );
  if (found.length === 0) return [alone(folder, name)];
  const staging = Staging.open(home);
  try {
    return await checkedIn(staging, delivery, found, list);
  } finally {
    staging.close();
  }
}

async function checkedIn(
  staging: Staging,
  delivery: Delivery,
  found: readonly (readonly [number, ManifestFile])[],
  list: ProtectedList,
): Promise<CheckedMapping[]> {
  const checked: CheckedMapping[] = [];
  for (const [index, entry] of found) {
    try {
      const delivered = await deliveredAs(entry, delivery, staging);
      checked.push(await tried(await prepareFile(entry, index, delivered), delivery, list));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const refused = { code: error.code, message: error.message };
      checked.push({
        file: entry.file,
        source: entry.source,
        system: '',
        refused,
        unmapped: { columns: [], fields: [] },
        rejects: [],
        rows: [],
      });
    }
  }
  return checked;
}

function alone(folder: string, name: string): CheckedMapping {
  try {
    const { mapping, source } = parseMapping(textInside(folder, name));
    const fields = Object.keys(fieldsOf(source)).filter((field) => !mapping.fields[field]);
    return {
      file: null,
      source: source.id,
      system: mapping.system,
      unmapped: { columns: [], fields },
      rejects: [],
      rows: [],
    };
  } catch (error) {
    if (error instanceof FileRefused) throw new PlumblineError('mapping', error.message);
    if (!(error instanceof YamlProblem)) throw error;
    throw new PlumblineError('mapping', `${name}, ${error.message}`, { line: error.line });
  }
}

async function tried(file: PreparedFile, delivery: Delivery, list: ProtectedList): Promise<CheckedMapping> {
  const { mapping, source, columns, entry } = file;
  const used = new Set([
    ...Object.values(mapping.fields).flatMap(columnsOf),
    ...mapping.skip.flatMap((s) => Object.keys(s.when)),
  ]);
  const rows: CheckedRow[] = [];
  const rejects = new RejectReasons();
  for await (const batch of rowsOf(file, delivery, { mark, list })) {
    for (const outcome of batch) {
      const { line } = outcome;
      if (isRejected(outcome)) {
        const { column, code: reason, message } = outcome;
        rejects.add(outcome);
        if (rows.length < SHOWN) rows.push({ line, rejected: { column, reason, message } });
      } else if (rows.length < SHOWN) {
        rows.push(
          isSkipped(outcome)
            ? { line, skipped: outcome.skipped }
            : isSealed(outcome)
              ? { line, skipped: 'protected communication' }
              : { line, row: outcome.row, meanings: outcome.meanings },
        );
      }
    }
  }
  return {
    file: entry.file,
    source: source.id,
    system: mapping.system,
    unmapped: {
      columns: columns.filter((column) => !used.has(column)),
      fields: Object.keys(fieldsOf(source)).filter((field) => !mapping.fields[field]),
    },
    rejects: rejects.byReason(),
    rows,
  };
}
