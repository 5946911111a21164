import type { Delivery } from '../delivery/manifest';
import type { PreparedFile } from '../delivery/prepare-file';
import { isSkipped, type ReadRecord, type RejectedRow, type RowOutcome } from '../row/read-record';
import { RowReader, type RowSealing } from '../row/row-reader';
import { deliveredLines } from '../text/delivered-lines';
import type { Issue } from '../../model/source';

const BATCH = 4_000;

/** Why a row that is in order itself is refused for what stands elsewhere in the delivery. */
export type Gate = (record: ReadRecord) => Issue | undefined;

/** The rows of a file of a record source, read, in batches. */
export async function* rowsOf(
  file: PreparedFile,
  delivery: Delivery,
  sealing: RowSealing,
): AsyncGenerator<readonly RowOutcome[]> {
  const { force, zone, recordedBefore } = delivery;
  const context = { force, zone, system: file.mapping.system, recordedBefore };
  const reader = new RowReader(file.source, file.mapping, file.columns, context, sealing);
  let batch: RowOutcome[] = [];
  for await (const lines of deliveredLines(file.path, file.mapping.format, file.columns, !file.mapped)) {
    for (const line of lines) {
      batch.push(reader.read(line));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** How many rows a file has, before any of it is loaded: what a strict load compares with the manifest. */
export async function countRows(
  file: PreparedFile,
  delivery: Delivery,
  sealing: RowSealing,
): Promise<number> {
  let rows = 0;
  for await (const batch of rowsOf(file, delivery, sealing))
    rows += batch.filter((outcome) => !isSkipped(outcome)).length;
  return rows;
}

/** True of a file in which any line is a row, in order or not; read no further than to the first. */
export async function hasRows(file: PreparedFile, delivery: Delivery, sealing: RowSealing): Promise<boolean> {
  for await (const batch of rowsOf(file, delivery, sealing)) if (!batch.every(isSkipped)) return true;
  return false;
}

/** A row in order that the delivery as a whole refuses. */
export function refusedRow(record: ReadRecord, issue: Issue, file: PreparedFile): RejectedRow {
  const origin = file.mapping.fields[issue.field ?? ''];
  const column = origin && 'column' in origin ? origin.column : '';
  return {
    line: record.line,
    column,
    field: issue.field ?? '',
    code: issue.code,
    message: issue.message,
    chain: record.chain,
  };
}

export { isSkipped };
