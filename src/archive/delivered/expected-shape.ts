import { closeSync, openSync, readSync } from 'node:fs';
import type { Mapping } from '../../model/mapping';
import { CsvRecord } from './csv-record';
import { BOM } from './csv-scan';
import { delimiterByte, namesOf } from './csv-table';
import type { TableShape } from './table';
import { isUtf8Name } from './utf8';

const READ = 1 << 16;

/**
 * What a CSV file is by its first line alone, if all that follows is in order: the shape that `openTable` will then give.
 * Undefined where it will give another in any case. Throws FileRefused for a header that is none.
 */
export function expectedShape(file: string, { format }: Mapping): TableShape | undefined {
  if (format.type !== 'csv' || format.headerRow !== 1 || !isUtf8Name(format.encoding)) return undefined;
  const bytes = Buffer.allocUnsafe(READ);
  const handle = openSync(file, 'r');
  const filled = readSync(handle, bytes, 0, READ, 0);
  closeSync(handle);
  const start = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  const record = new CsvRecord(delimiterByte(format.delimiter), READ);
  if (record.read(bytes, start, filled, filled < READ) <= start || record.breaks > 0) return undefined;
  const { end, fault, lineEnd } = record;
  return {
    csv: file,
    delimiter: format.delimiter,
    lineEnd: lineEnd === 2 ? '\r\n' : '\n',
    headerLines: 1,
    columns: namesOf({ bytes, start, end, line: 1, fault }, format.delimiter),
    edgeSpace: false,
    firstLine: 2,
  };
}
