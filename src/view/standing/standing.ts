import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import { orderText, type DeliveryFile } from '../../ledger/delivery-file';
import { readLedger } from '../../ledger/read-ledger';
import type { Observation, Place } from '../../model/versions';
import type { View } from '../../model/view';
import type { RecordLabels } from '../decide';
import { fullDeliveries, knownDeliveries } from './full-deliveries';
import { restate, type Restated, type StoredVersion } from './restate';

type VersionRow = Row<'view/versions-of'>;

/** What is stored of every key that has more than one version, or is closed; the same for all readers. */
export interface Chains {
  readonly ledger: readonly DeliveryFile[];
  readonly places: ReadonlyMap<number, Place>;
  readonly versions: ReadonlyMap<string, readonly VersionRow[]>;
}

export async function readChains(store: GraphStore): Promise<Chains> {
  const ledger = await readLedger(store);
  const chains = (await store.read('view/ended-chains', {})).map((row) => row.chain);
  const versions = new Map<string, VersionRow[]>();
  for (const row of chains.length === 0 ? [] : await store.read('view/versions-of', { chains })) {
    const list = versions.get(row.chain);
    if (list) list.push(row);
    else versions.set(row.chain, [row]);
  }
  const places = ledger.map((file) => [file.number, { ...file, order: orderText(file) }] as const);
  return { ledger, places: new Map(places), versions };
}

/**
 * How the versions that this reader can see differ from what is stored. Keys of which the reader sees everything that
 * was delivered, all of it recorded by the as-of, stand as stored.
 *
 * @param admitted whether labels and names alone let the reader see a version
 */
export async function standingFor(
  store: GraphStore,
  { ledger, places, versions }: Chains,
  view: View,
  admitted: (labels: RecordLabels) => boolean,
): Promise<Restated> {
  const restated: Restated = { shown: [], hidden: [], times: new Map() };
  if (versions.size === 0) return restated;
  const all = fullDeliveries(ledger);
  const known = await knownDeliveries(store, all, view);
  for (const [chain, rows] of versions) {
    const seen = rows.filter((row) => admitted(row));
    const everything = seen.length === rows.length && rows.every((row) => row.recordedAt <= view.asOf);
    const [first] = seen;
    if (!first || (everything && known.length === all.length)) continue;
    const fulls = known.filter((full) => full.source === first.source);
    restate(chain, seen.map(storedVersion), { places, fulls }, view.asOf, restated);
  }
  return restated;
}

function storedVersion(row: VersionRow): StoredVersion {
  const { id, hash, reading, stated, recordedAt, standsUntil } = row;
  const observations = row.seen.map((place): Observation => {
    const colon = place.indexOf(':');
    return {
      file: Number(place.slice(0, colon)),
      line: Number(place.slice(colon + 1)),
      hash,
      reading,
      stated,
    };
  });
  return { id, hash, occurrence: row.version, recordedAt, standsUntil, observations };
}
