import { recordsNaming } from '../ingest';
import { named } from '../ledger/delivery-file';
import { readLedger } from '../ledger/read-ledger';
import type { Services } from './services';

interface Difference {
  readonly what: string;
  readonly message: string;
}

/**
 * Where what is held was loaded under another list of protected communications, or one that is lost: what to do, and which files of the asker hold
 * rows that the list names now. Of files that others loaded nothing is told, not even whether any holds such rows.
 */
export async function verifyProtection(
  { store, archive, protection }: Pick<Services, 'store' | 'archive' | 'protection'>,
  asker: string,
): Promise<Difference[]> {
  const why = await protection.closedFor(store);
  if (why === undefined) return [];
  const list = protection.list();
  const events = await archive.rowsNaming(list);
  const records = await recordsNaming(store, list);
  const files = (await readLedger(store)).filter((file) => file.loader === asker && file.state === 'done');
  const naming = files.flatMap((file) => {
    const rows = (records.get(file.number) ?? 0) + (events.get(file.reading) ?? 0);
    const name = rows === 1 ? 'names' : 'name';
    const message = `${named(file)}: ${rows} of its rows ${name} what the list protects now.`;
    return rows === 0 ? [] : [{ what: 'protected.yaml', message }];
  });
  const first = why === 'list_unknown' ? LOST : CHANGED;
  return [{ what: first.what, message: [...first.lines, ...WAY_ON].join('\n') }, ...naming];
}

const CHANGED = {
  what: 'protected.yaml',
  lines: [
    'It was changed since what is held was loaded, so nothing is shown or loaded.',
    'Files of yours that hold rows which it protects now are named below; of files that others loaded they are told.',
    '1. If the change was a mistake, put the file back as it was: that opens the folder.',
  ],
};

const LOST = {
  what: 'sealed/list',
  lines: [
    'It is missing: it says by which list of protected communications everything here was gone through. So nothing is shown or loaded.',
    'Files of yours that hold rows which protected.yaml names, if it is there, are named below.',
    '1. Put sealed/list and protected.yaml back from a backup, as they were: that opens the folder.',
  ],
};

const WAY_ON = [
  '2. Else make a new data folder and copy access.yaml, id.key, protected.yaml and, where it lies there, seal.key into it. No entry may be missing under which something was sealed.',
  '3. With Neo4j, name another database: a graph belongs to one folder.',
  '4. Let PLUMBLINE_HOME name it and load all deliveries anew, each loader their own, those that are not named as well.',
  '5. Ask plumbline verify there.',
  '6. The old folder holds the protected rows in clear. Keep it locked away as long as its audit record is needed, which auditors can read there; then destroy it and its graph.',
];
