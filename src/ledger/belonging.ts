import { step, type GraphStore } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import { keyedId } from '../shared/hash';
import { readLedger } from './read-ledger';
import { several } from '../shared/several';

/** A data folder, as far as a graph can belong to it. */
export interface OwningFolder {
  readonly id: string;
  readonly idKey: Buffer;
  /** Those of the readings that the folder's archive does not hold. */
  readonly lacks: (readings: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Makes sure that the graph belongs to this data folder: archive, rejects and key are in the folder, and a graph beside
 * another folder's answers wrongly. A graph that nobody has claimed becomes the folder's, where what it holds was loaded
 * with the folder. Throws PlumblineError `usage` that says what does not belong together, and how to mend it.
 */
export async function claimGraph(store: GraphStore, folder: OwningFolder): Promise<void> {
  const key = keyedId(folder.idKey, 'the key of a graph');
  let [owner] = await store.read('ledger/belongs', {});
  if (!owner) {
    await checkContent(store, folder);
    await store.write([step('ledger/claim', { folder: folder.id, key })]);
    [owner] = await store.read('ledger/belongs', {});
  }
  if (!owner)
    throw new PlumblineError('store_unavailable', 'The graph does not keep whose it is. Try again.');
  if (owner.folder !== folder.id) throw otherFolder(store, short(owner.folder), short(folder.id));
  if (owner.key !== key) throw otherKey();
}

/** What an unclaimed graph holds must have been loaded with this key and be in this archive. */
async function checkContent(store: GraphStore, { idKey, lacks }: OwningFolder): Promise<void> {
  const [record] = await store.read('ledger/any-record', {});
  if (record && keyedId(idKey, record.chain, record.hash, String(record.version)) !== record.id)
    throw otherKey();
  const readings = (await readLedger(store)).filter((f) => f.state === 'done' && f.reading !== '');
  const missing = readings.length === 0 ? [] : await lacks(readings.map((f) => f.reading));
  if (missing.length > 0)
    throw new PlumblineError(
      'usage',
      `The graph holds ${several(missing.length, 'file')} of events that the archive of this data folder does not. Set PLUMBLINE_HOME to the folder that they were loaded with.`,
    );
}

const short = (id: string): string => id.slice(0, 8);

function otherFolder(store: GraphStore, theirs: string, ours: string): PlumblineError {
  const graph =
    store.engine === 'neo4j'
      ? 'The graph on the Neo4j server that NEO4J_URI names'
      : 'The file plumbline.grafeo in this data folder';
  const remedy =
    store.engine === 'neo4j'
      ? 'Set PLUMBLINE_HOME to that folder, or give this one a graph of its own with NEO4J_DATABASE or NEO4J_URI.'
      : 'Put back the file that was loaded here, or load the deliveries into a new data folder.';
  return new PlumblineError(
    'usage',
    `${graph} belongs to another data folder (${theirs}; this one is ${ours}). ${remedy} A folder is known by its file folder.id.`,
  );
}

function otherKey(): PlumblineError {
  return new PlumblineError(
    'usage',
    'The graph was loaded with another key than this data folder’s. Set PLUMBLINE_ID_KEY to the key that it was loaded with, or put back the file id.key from a backup.',
  );
}
