import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { DeliveryFile } from '../ledger/delivery-file';
import { several } from '../shared/several';

/** What a ledger says of a file of rejects. */
type Stated = Pick<DeliveryFile, 'rejected' | 'rejectsSha256'>;

/**
 * What is wrong with a file of rejects, in words that say what to do; undefined where nothing is. One that an earlier version
 * wrote has no hash in the ledger: of it the rows are counted, and what stands in them is held against nothing.
 */
export async function rejectsFault(file: string, stated: Stated): Promise<string | undefined> {
  try {
    if (!(await stat(file)).isFile()) return NO_FILE;
    const { rows, sha256 } = await readThrough(file);
    if (rows !== stated.rejected)
      return `its rejects file holds ${several(rows, 'row')} of ${stated.rejected}. ${PUT_BACK}`;
    return stated.rejectsSha256 === '' || sha256 === stated.rejectsSha256 ? undefined : CHANGED;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return `its rejects file is gone. ${PUT_BACK}`;
    return String(code).startsWith('CSV_') ? CHANGED : `${UNREAD} (${code}).`;
  }
}

const PUT_BACK = 'Put it back from a backup, or ingest the same files again, as they were sent then.';
const CHANGED = `its rejects file was changed. ${PUT_BACK}`;
const NO_FILE = `something else lies in the place of its rejects file. ${PUT_BACK}`;
const UNREAD = 'its rejects file cannot be read. Mend its owner and rights, and verify again';

/** Its rows below the header, and the hash of all of it. */
async function readThrough(file: string): Promise<{ rows: number; sha256: string }> {
  const digest = createHash('sha256');
  const parser = parse({ fromLine: 2 }).resume();
  const bytes = createReadStream(file).on('data', (chunk) => digest.update(chunk));
  await pipeline(bytes, parser);
  return { rows: parser.info.records, sha256: digest.digest('hex') };
}
