import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { FileRefused } from '../archive';
import type { Mapping } from '../../model/mapping';
import { readCsv } from './csv-table';
import { readNdjson } from './ndjson-table';
import { decodeToUtf8, isUtf8Name } from './utf8';

/** A CSV table in UTF-8 that is sound and is read set-wise: how. */
export interface TableShape {
  /** What to read: the delivered file itself, or a copy in the work folder that holds the sound records alone. */
  readonly csv: string;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Lines of `csv` before the first record. */
  readonly headerLines: number;
  /** The delivered columns, in order. A column without a name is ''. */
  readonly columns: readonly string[];
  /** False where no cell begins or ends with white space. */
  readonly edgeSpace: boolean;
  /** Line of the first record, where every line from it on is one; else null, and each record of `csv` ends in its line. */
  readonly firstLine: number | null;
}

/** A delivered file as a sound table, and what was wrong with the rest of it. */
export interface SoundTable extends TableShape {
  /** Sound records. */
  readonly rows: number;
  /** Malformed records; `faultFile` tells of each. */
  readonly faults: number;
  readonly blankLines: number;
  /** Malformed records that a skip rule takes for no rows, by the rule's number. */
  readonly skipped: readonly number[];
  /** CSV `line,field,code,fields`; `field` is 0-based, -1 where the record as a whole is bad. */
  readonly faultFile: string;
}

export interface DeliveredTable extends SoundTable {
  /** SHA-256 of its text and encoding. */
  readonly digest: string;
}

export interface TableReading {
  /** Mapping's rules for lines that are no rows. */
  readonly skip: Mapping['skip'];
  /** UTF-8. */
  readonly file: string;
  readonly format: Mapping['format'];
  readonly work: string;
  readonly progress: (rows: number) => void;
  readonly onBytes: (bytes: Buffer) => void;
}

/**
 * Makes a delivered file readable set-wise. `wanted` are the columns that an NDJSON file is read for; `strict` where it
 * may have no others. Throws
 * FileRefused for what is no table: empty, wrong encoding, no header, a column named twice.
 */
export async function openTable(
  file: string,
  mapping: Mapping,
  wanted: { readonly columns: readonly string[]; readonly strict: boolean },
  work: string,
  progress: (rows: number) => void,
): Promise<DeliveredTable> {
  const { format, skip } = mapping;
  if (statSync(file).size === 0)
    throw new FileRefused('empty_file', 'The file is empty: it has no header. Deliver it again.');
  const hash = createHash('sha256');
  const decoded = isUtf8Name(format.encoding) ? file : path.join(work, 'decoded.txt');
  if (decoded !== file) await decodeToUtf8(file, format.encoding, decoded);
  const reading = {
    skip,
    file: decoded,
    format,
    work,
    progress,
    onBytes: (bytes: Buffer) => void hash.update(bytes),
  };
  const table = format.type === 'ndjson' ? await readNdjson(reading, wanted) : await readCsv(reading);
  return { ...table, digest: hash.update(format.encoding).digest('hex') };
}
