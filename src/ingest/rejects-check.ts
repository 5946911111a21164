import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { several } from '../shared/several';

/**
 * What is wrong with a file of rejects that must hold so many rows, in words that say what to do; undefined where nothing is.
 * What stands in a row is held against nothing.
 */
export async function rejectsFault(file: string, rows: number): Promise<string | undefined> {
  try {
    if (!(await stat(file)).isFile()) return NO_FILE;
    const found = await rowsIn(file);
    return found === rows
      ? undefined
      : `its rejects file holds ${several(found, 'row')} of ${rows}. ${PUT_BACK}`;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return `its rejects file is gone. ${PUT_BACK}`;
    return String(code).startsWith('CSV_')
      ? `its rejects file was changed. ${PUT_BACK}`
      : `${UNREAD} (${code}).`;
  }
}

const PUT_BACK = 'Put it back from a backup, or ingest the same files again, as they were sent then.';
const NO_FILE = `something else lies in the place of its rejects file. ${PUT_BACK}`;
const UNREAD = 'its rejects file cannot be read. Mend its owner and rights, and verify again';

/** Rows below the header. */
async function rowsIn(file: string): Promise<number> {
  const parser = parse({ fromLine: 2 }).resume();
  await pipeline(createReadStream(file), parser);
  return parser.info.records;
}
