import path from 'node:path';
import type { StoredRecord } from '../graph/record-node';
import type { GraphStore } from '../graph/store';
import { named, type DeliveryFile } from '../ledger/delivery-file';
import { readLedger } from '../ledger/read-ledger';
import { canonicalJson, keyedId, sha256 } from '../shared/hash';
import { allSources, sourceOf } from '../sources';
import { Book } from './load/book';
import { fieldsOf } from '../sources';
import type { SealedStore } from '../sealed';
import { planChain } from './load/chain-plan';
import { grouped } from './load/grouped';
import { GraphRecords } from './load/record-store';
import { rejectsFault } from './rejects-check';
import { Reported } from './load/reported';
import type { Sight } from './load/sight';
import { several } from '../shared/several';

/** One thing that does not agree: where, and what is wrong with it. */
export interface Difference {
  /** `hidden` of what the asker may not know of: then there is no id. */
  readonly what: 'record' | 'versions' | 'file' | 'sealed' | 'hidden';
  readonly id: string;
  readonly message: string;
}

export interface Verified {
  readonly ok: boolean;
  /** How many records and ledger files were checked, of those that the asker may know of: all are. */
  readonly checked: number;
  readonly differences: readonly Difference[];
}

const HIDDEN: Difference = {
  what: 'hidden',
  id: '',
  message: 'Something that you may not see does not agree. Let whoever loaded it verify.',
};

const CHAINS_AT_ONCE = 2_000;

/**
 * Holds the graph's records against themselves and the ledger: every hash and id is computed again from the row, the
 * versions of every key are folded again from where they were seen, and every file's accepted and duplicate rows must
 * be the places at which records of it were seen. What the archive holds is checked by the archive. What is counted and named
 * is what the asker may see or delivered; of the rest it is said that something differs.
 */
export async function verifyLedger(
  services: { store: GraphStore; idKey: Buffer; sealed: SealedStore; home: string },
  asker: { readonly name: string; readonly sight: Sight },
): Promise<Verified> {
  const records = new GraphRecords(services.store);
  const files = await readLedger(services.store);
  const book = new Book(files);
  const known = await Reported.by(asker.name, asker.sight, book);
  const differences: Difference[] = [];
  const seen = new Map<number, number>();
  const sealed = await services.sealed.check();
  let checked = files.filter((file) => file.loader === asker.name).length;
  const stated = files.reduce((sum, f) => sum + f.sealed, 0);
  const brought = [...sealed.broughtBy.values()].reduce((sum, n) => sum + n, 0);
  if (brought < stated)
    differences.push({
      what: 'sealed',
      id: 'items',
      message: `The sealed store holds ${brought} of ${several(stated, 'protected communication')} in the ledger. Restore sealed/items from a backup.`,
    });
  for (const line of sealed.faults)
    differences.push({
      what: 'sealed',
      id: `item ${line}`,
      message: 'It does not authenticate: it was changed, or sealed with another key.',
    });
  for (const source of allSources().filter((s) => s.shape === 'record')) {
    for (let after = ''; ;) {
      const chains = await records.chainsOf(source.id, after, CHAINS_AT_ONCE);
      if (chains.length === 0) break;
      after = chains.at(-1) ?? '';
      const stored = await records.versionsOf(chains);
      for (const [chain, versions] of grouped(stored)) {
        const plan = planChain(chain, versions, new Map(), book, services.idKey);
        // As many as there would be without what the asker may not know of.
        checked += known.fold(chain, source.id, versions, []).versions.length;
        const wrong = plan.creates.length + plan.copies.length + plan.places.length + plan.removes.length;
        if (wrong > 0 && !versions.every((version) => known.sees(version))) differences.push(HIDDEN);
        else if (wrong > 0)
          differences.push({
            what: 'versions',
            id: versions[0]?.id ?? '',
            message: 'Its versions are not those of the rows that were delivered.',
          });
      }
      const ids = stored.map((v) => v.id);
      const counted = await services.store.read('records/name-counts', { ids });
      const namings = new Map(counted.map((row) => [row.id, row.namings]));
      for (const record of await records.whole(ids)) {
        const found = recordDifferences(record, namings.get(record.id) ?? 0, services.idKey);
        if (sealedFields(record).some((mark) => !sealed.references.has(mark)))
          found.push({
            what: 'record',
            id: record.id,
            message:
              'The reference of its source is not in the sealed store. Restore sealed/items from a backup.',
          });
        const shown = known.sees({ ...record, names: record.names.map((n) => n.entity) });
        differences.push(...(shown ? found : found.map(() => HIDDEN)));
        for (const place of record.seen) {
          const file = Number(place.slice(0, place.indexOf(':')));
          seen.set(file, (seen.get(file) ?? 0) + 1);
        }
      }
    }
  }
  for (const file of files) {
    const found = await fileDifferences(file, seen.get(file.number) ?? 0, services.home);
    differences.push(...(file.loader === asker.name ? found : found.map(() => HIDDEN)));
  }
  return { ok: differences.length === 0, checked, differences: [...new Set(differences)] };
}

/** The keyed hashes that a record holds in place of what is sealed. */
function sealedFields({ source, row }: StoredRecord): string[] {
  const definition = sourceOf(source);
  const names = Object.entries(definition ? fieldsOf(definition) : {}).flatMap(([name, f]) =>
    f.sealed ? [name] : [],
  );
  return names.flatMap((name) => row[name] ?? []);
}

function recordDifferences(record: StoredRecord, namings: number, idKey: Buffer): Difference[] {
  const found: Difference[] = [];
  const say = (message: string): void => void found.push({ what: 'record', id: record.id, message });
  if (sha256(canonicalJson(record.row)) !== record.hash)
    say('Its row is not the one that its hash was made of.');
  if (sha256(JSON.stringify(record.meanings)).slice(0, 16) !== record.reading)
    say('Its meanings are not those that were read.');
  if (keyedId(idKey, record.chain, record.hash, String(record.version)) !== record.id)
    say('Its id is not the one of its key and content.');
  if (namings !== record.names.length) say('Its links to the entities that it names are not all there.');
  return found;
}

async function fileDifferences(file: DeliveryFile, seen: number, home: string): Promise<Difference[]> {
  const found: Difference[] = [];
  const say = (message: string): void =>
    void found.push({ what: 'file', id: file.id, message: `${named(file)}: ${message}` });
  const { rows, accepted, duplicate, rejected } = file;
  if (file.state === 'loading') say('its load was stopped. Ingest the delivery again.');
  if (rows !== accepted + duplicate + rejected)
    say('its rows are not the sum of accepted, duplicate and rejected.');
  const records = sourceOf(file.source)?.shape === 'record';
  const kept = accepted - file.sealed + duplicate - file.sealedAgain;
  if (records && file.state === 'done' && seen !== kept) {
    say(`${several(kept, 'row')} in the ledger, ${seen} in the graph.`);
  }
  if (file.rejects !== '') {
    const fault = await rejectsFault(path.join(home, file.rejects), file);
    if (fault !== undefined) say(fault);
  }
  return found;
}
