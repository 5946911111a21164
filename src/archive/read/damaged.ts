import { statSync } from 'node:fs';
import path from 'node:path';
import { isNativeError } from 'node:util/types';
import { diskFault } from '../../shared/disk-fault';
import { PlumblineError } from '../../shared/errors';
import { FileRefused } from '../archive';
import { Catalogue, partsOf, type Part } from '../catalogue';

/** What DuckDB says, in its first line, of a file that is no Parquet, or of which a part is not as it was written. */
const OF_A_FILE =
  /No files found|Cannot open file|too small to be a Parquet file|No magic bytes|Failed to read file|TProtocolException|don't know what type|Parquet/i;

const REMEDY =
  'Put the whole data folder (and the Neo4j database, where there is one) back from one backup; where there is none, load its deliveries into a new data folder. "plumbline verify" reads every part and names what is not as it was written.';

/**
 * Parts that the catalogue names and that are gone or of another size, each with what to do. Cheap: nothing is read, so one
 * that was exchanged for another of its size is found by `verify` alone.
 */
export function damagedParts(folder: string): string[] {
  for (;;) {
    const { loads } = Catalogue.read(folder);
    const found = loads.flatMap(partsOf).flatMap((part) => {
      const fault = faultOf(folder, part);
      return fault === undefined ? [] : [`The part ${part.path} of the archive ${fault}. ${REMEDY}`];
    });
    // A load of another process may have put others in place of some meanwhile.
    if (found.length === 0 || JSON.stringify(Catalogue.read(folder).loads) === JSON.stringify(loads))
      return found;
  }
}

function faultOf(folder: string, { path: name, bytes }: Part): string | undefined {
  const held = statSync(path.join(folder, name), { throwIfNoEntry: false });
  if (held?.isFile() !== true) return 'is missing';
  return bytes === undefined || held.size === bytes
    ? undefined
    : `has ${held.size} bytes and was written with ${bytes}`;
}

/** An error of a read, as `folder_differs` where a part of the archive is to blame; else as it is. */
export function orDamaged(folder: string, error: unknown): unknown {
  if (!isNativeError(error) || error instanceof PlumblineError || error instanceof FileRefused) return error;
  if (diskFault(error)) return error;
  const [first] = damagedParts(folder);
  if (first !== undefined) return differs(first, error);
  return OF_A_FILE.test(error.message.split('\n', 1)[0] ?? '')
    ? differs(`A part of the archive cannot be read: it is damaged. ${REMEDY}`, error)
    : error;
}

function differs(message: string, cause: Error): PlumblineError {
  return new PlumblineError('folder_differs', message, {}, { cause });
}
