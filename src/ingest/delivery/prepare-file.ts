import path from 'node:path';
import type { Mapping } from '../../model/mapping';
import type { SourceDefinition } from '../../model/source';
import { fieldsOf, sourceOf } from '../../sources';
import { FileRefused } from '../refusal';
import { readHeader } from '../text/delivered-lines';
import { inspect } from '../text/inspect';
import type { Delivery, ManifestFile } from './manifest';
import { canonicalMapping, columnsOf, mappingText, readMapping } from './mapping-file';
import type { StagedFile, Staging } from './staging';

/** A file that can be loaded: its header fits its mapping, and every byte of it is in the stated encoding. */
export interface PreparedFile {
  readonly entry: ManifestFile;
  /** Place in the manifest. */
  readonly index: number;
  /** Of our own copy. */
  readonly path: string;
  readonly source: SourceDefinition;
  readonly mapping: Mapping;
  /** False where its headers are the canonical fields themselves. */
  readonly mapped: boolean;
  /** The delivered columns that the mapping may read, in order of the cells. */
  readonly columns: readonly string[];
  /** Line breaks: for the progress shown, and no count of rows. */
  readonly lines: number;
}

/** What was found of a file of the manifest: taken once, and all that is read of it afterwards. */
export interface DeliveredAs {
  readonly file: StagedFile | FileRefused;
  /** The text of its mapping file; undefined where it has none. */
  readonly mapping: string | FileRefused | undefined;
}

export async function deliveredAs(
  entry: ManifestFile,
  { folder }: Delivery,
  staging: Staging,
): Promise<DeliveredAs> {
  const file = await staging.take(folder, entry.file).catch((error: unknown) => {
    if (error instanceof FileRefused) return error;
    throw error;
  });
  return { file, mapping: entry.mapping === undefined ? undefined : mappingText(folder, entry.mapping) };
}

/** Checks everything about a file that can be told before its rows. Throws FileRefused. */
export async function prepareFile(
  entry: ManifestFile,
  index: number,
  { file, mapping: text }: DeliveredAs,
): Promise<PreparedFile> {
  if (file instanceof FileRefused && file.code !== 'file_missing') throw file;
  const source = sourceOf(entry.source);
  if (!source)
    throw new FileRefused(
      'unknown_source',
      `${entry.file}: there is no source ${entry.source}. Correct it in the manifest.`,
    );
  const found = mappingOf(entry, text, source);
  const type = formatOf(entry.file, found?.format.type ?? 'csv');
  const format = { ...(found ?? canonicalMapping(source, [], type)).format, type };
  if (file instanceof FileRefused) throw file;
  const lines = await inspect(file, entry.file, format.encoding);
  if (entry.sha256 !== undefined && entry.sha256 !== file.sha256) {
    throw new FileRefused(
      'sha256_differs',
      `${entry.file} is not the file that the manifest describes: its SHA-256 differs. Deliver it again.`,
    );
  }
  const fields = Object.keys(fieldsOf(source));
  const own =
    type === 'ndjson' ? ndjsonColumns(found, fields) : await readHeader(file.path, entry.file, format);
  const mapping = found
    ? { ...found, format }
    : {
        ...canonicalMapping(
          source,
          own.filter((c) => fields.includes(c)),
          type,
        ),
        format,
      };
  if (type === 'csv') checkColumns(entry.file, source, found, own, format.headerRow);
  return { entry, index, path: file.path, source, mapping, mapped: found !== undefined, columns: own, lines };
}

function mappingOf(
  entry: ManifestFile,
  text: DeliveredAs['mapping'],
  source: SourceDefinition,
): Mapping | undefined {
  if (text === undefined || entry.mapping === undefined) return undefined;
  if (text instanceof FileRefused) throw text;
  const read = readMapping(text, entry.mapping);
  if (read.source.id !== source.id) {
    throw new FileRefused(
      'mapping_invalid',
      `${entry.mapping} maps to ${read.source.id}, the manifest says ${source.id}. Correct one of them.`,
    );
  }
  return read.mapping;
}

function formatOf(name: string, stated: 'csv' | 'ndjson'): 'csv' | 'ndjson' {
  const extension = path.extname(name).toLowerCase();
  if (['.xlsx', '.xls', '.ods', '.zip', '.gz', '.7z', '.pdf'].includes(extension)) {
    throw new FileRefused(
      'unsupported_format',
      `${name}: files of this kind are not read. Export it as CSV or NDJSON.`,
    );
  }
  return extension === '.ndjson' || extension === '.jsonl' ? 'ndjson' : stated;
}

function ndjsonColumns(mapping: Mapping | undefined, fields: readonly string[]): string[] {
  if (!mapping) return [...fields];
  const used = [
    ...Object.values(mapping.fields).flatMap(columnsOf),
    ...mapping.skip.flatMap((s) => Object.keys(s.when)),
  ];
  return [...new Set(used)];
}

function checkColumns(
  name: string,
  source: SourceDefinition,
  mapping: Mapping | undefined,
  header: readonly string[],
  line: number,
): void {
  const where = `${name}, line ${line}`;
  const fields = fieldsOf(source);
  if (!mapping) {
    const unknown = header.find((column) => !Object.hasOwn(fields, column));
    if (unknown !== undefined) {
      throw new FileRefused(
        'unknown_column',
        `${where}: ${source.id} has no field for the column "${unknown}". Rename it, or deliver a mapping file.`,
      );
    }
    const missing = Object.keys(fields).find(
      (f) => fields[f]?.required && fields[f].default === undefined && !header.includes(f),
    );
    if (missing !== undefined)
      throw new FileRefused(
        'missing_column',
        `${where}: the required column ${missing} is missing. Add it, or deliver a mapping file.`,
      );
    return;
  }
  const wanted = [
    ...Object.values(mapping.fields).flatMap(columnsOf),
    ...mapping.skip.flatMap((s) => Object.keys(s.when)),
  ];
  const missing = wanted.find((column) => !header.includes(column));
  if (missing !== undefined) {
    throw new FileRefused(
      'missing_column',
      `${where}: the mapping reads the column "${missing}", which the header lacks. Correct the mapping, or deliver the column.`,
    );
  }
}
