import type { EntityId } from '../../model/entity';
import { canonicalJson, sha256 } from '../../shared/hash';
import type { EventFile } from '../archive';
import { mappedColumns } from '../compile/field-text';
import type { DeliveredTable } from '../delivered/table';
import { eventFields } from '../schema';

/**
 * What makes a load one: the text, whose it is, and how it is read; and where rows are refused for unknown entries, which
 * these are (in order). The same again is the same load, and `readingOf` it is the same whatever is unknown.
 */
export function loadId(
  file: EventFile,
  table: Pick<DeliveredTable, 'digest'>,
  unknown: readonly EntityId[],
): string {
  const { position, force, zone, history, mapping, source } = file;
  const reading = sha256(
    canonicalJson([table.digest, source.id, { ...position }, file.file, force, zone, history, mapping]),
  ).slice(0, 32);
  return unknown.length === 0 ? reading : `${reading}-${sha256(canonicalJson(unknown)).slice(0, 16)}`;
}

/** The columns that an NDJSON file is read for; those of the source where the file has no mapping of its own. */
export function wantedColumns({ source, mapping }: EventFile): { columns: string[]; strict: boolean } {
  const strict =
    mapping.skip.length === 0 &&
    Object.entries(mapping.fields).every(([field, origin]) => 'column' in origin && origin.column === field);
  return { columns: strict ? eventFields(source) : mappedColumns(mapping), strict };
}
