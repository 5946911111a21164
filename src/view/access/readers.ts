import type { Archive } from '../../archive/archive';
import type { GraphStore } from '../../graph/store';
import type { Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { canonicalJson, sha256 } from '../../shared/hash';
import type { AccessChange, AccessWatch } from './access-watch';

/**
 * The one user of a data folder without an access file, which holds no record: for dry runs and mapping files. Records that
 * came meanwhile stay closed, since a view of this reader is in no compartment, not even the open one.
 */
const LOCAL: Reader = {
  name: 'local',
  role: 'analyst',
  compartments: [],
  clearance: ['P'],
  loader: true,
  staffId: undefined,
  noStaffRecord: undefined,
  place: '',
};

export function isLocal(reader: Reader): boolean {
  return reader === LOCAL;
}

/** Who may read, as the access file has it at this moment: it is looked at for every question. */
export interface Readers {
  /** Everybody, in the file's order. Throws PlumblineError `access_file` or `no_access_file`. */
  all(): Promise<readonly Reader[]>;
  /** The reader of that name; `local` needs none. Throws the same, and `who_is_reading`. */
  named(name: string | undefined): Promise<Reader>;
  /** Tells of another access file than before: to the end before the question that came upon it goes on. */
  onChange(tell: (change: AccessChange) => Promise<void>): void;
}

/** The readers of a data folder that holds these. */
export function openReaders(watch: AccessWatch, store: GraphStore, archive: Archive): Readers {
  const all = async (): Promise<readonly Reader[]> => {
    let readers: readonly Reader[] | undefined;
    try {
      readers = watch.readers();
    } finally {
      await watch.told();
    }
    if (readers) return readers;
    if (await holdsRecords(store, archive)) throw needsAccessFile('This data folder holds records');
    return [LOCAL];
  };
  return {
    all,
    named: async (name) => readerNamed(await all(), name),
    onChange: (tell) => watch.onChange(tell),
  };
}

/** What a reader's entry says, wherever it stands: who signed in under another one has to sign in again. */
export function entryOf(reader: Reader): string {
  return sha256(canonicalJson({ ...reader, place: '' }));
}

/** A refusal for want of an access file; `why` it is needed. */
export function needsAccessFile(why: string): PlumblineError {
  return new PlumblineError(
    'no_access_file',
    `${why}, and there is no access file that says who may read what. Write one with "plumbline init --name NAME --staff-id ID", then say who you are with --as-user NAME.`,
  );
}

/** Hidden or not: that there is something at all tells nothing of it. */
async function holdsRecords(store: GraphStore, archive: Archive): Promise<boolean> {
  const [graph] = await store.read('view/record-held', {});
  return graph?.held === 1 || archive.holdsEvents();
}

function readerNamed(readers: readonly Reader[], name: string | undefined): Reader {
  const [only] = readers;
  if (name === undefined && only && isLocal(only)) return only;
  const found = readers.find((reader) => reader.name === name);
  if (found) return found;
  throw new PlumblineError(
    'who_is_reading',
    only && isLocal(only)
      ? 'There is no access file yet, so nobody has a name. Leave the name out, or write the file with "plumbline init".'
      : `${name === undefined ? '' : 'The access file has no user of this name. '}Say who is reading: --as-user NAME, or PLUMBLINE_USER.`,
  );
}
