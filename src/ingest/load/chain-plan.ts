import type { RecordToStore, StoredRecord } from '../../graph/record-node';
import { keyedId } from '../../shared/hash';
import type { LikenedRecord } from '../row/read-record';
import { fold, type Folded, type Observation, type Version } from '../../model/versions';
import type { Book } from './book';
import type { Placing, StoredVersion } from './record-store';

/** What has to change so that a chain's nodes are its folded versions. */
export interface ChainPlan {
  readonly creates: readonly RecordToStore[];
  /** Versions to be created whose content stands in another node: its id. */
  readonly copies: readonly { readonly from: string; readonly version: Version; readonly id: string }[];
  readonly places: readonly Placing[];
  readonly removes: readonly { readonly id: string; readonly chain: string }[];
  readonly folded: Folded;
  /** Those of the arriving observations that were stored already. */
  readonly again: ReadonlySet<Observation>;
}

const SEPARATOR = '\u001f';

/** The observations that a stored version was made of. */
export function observationsOf(version: StoredVersion): Observation[] {
  const { hash, reading, stated } = version;
  return version.seen.map((place) => {
    const colon = place.indexOf(':');
    return {
      file: Number(place.slice(0, colon)),
      line: Number(place.slice(colon + 1)),
      hash,
      reading,
      stated,
    };
  });
}

/** How an observation is written on a node. */
export function seenText(o: Pick<Observation, 'file' | 'line'>): string {
  return `${o.file}:${o.line}`;
}

/** Plans one chain: `arriving` are its rows that were just read, each with its observation. */
export function planChain(
  chain: string,
  stored: readonly StoredVersion[],
  arriving: ReadonlyMap<Observation, LikenedRecord>,
  book: Book,
  idKey: Buffer,
): ChainPlan {
  const source = chain.slice(0, chain.indexOf(SEPARATOR));
  const arrivingAt = new Map([...arriving.keys()].map((o) => [seenText(o), o]));
  const known: Observation[] = [];
  const again = new Set<Observation>();
  for (const observation of stored.flatMap(observationsOf)) {
    const now = arrivingAt.get(seenText(observation));
    // What a place was read as before gives way to what it is read as now.
    if (!now) known.push(observation);
    else if (now.hash === observation.hash && now.reading === observation.reading) again.add(now);
  }
  const folded = fold(chain, [...known, ...arriving.keys()], book.places, book.fullsOf(source));
  const before = new Map(stored.map((version) => [version.id, version]));
  const creates: RecordToStore[] = [];
  const copies: { from: string; version: Version; id: string }[] = [];
  const places: Placing[] = [];
  const removes: { id: string; chain: string }[] = [];
  for (const version of folded.versions) {
    const id = keyedId(idKey, chain, version.hash, String(version.occurrence));
    const same = before.get(id);
    before.delete(id);
    if (same?.reading === version.reading) {
      const place = placing(id, version, book);
      if (moved(same, place)) places.push(place);
      continue;
    }
    if (same) removes.push({ id, chain });
    const row = version.observations.map((o) => arriving.get(o)).find((r) => r !== undefined);
    const sibling = stored.find((s) => s.hash === version.hash && s.reading === version.reading);
    if (row) creates.push(content(row, id, version, book));
    else if (sibling) copies.push({ from: sibling.id, version, id });
  }
  for (const id of before.keys()) removes.push({ id, chain });
  return { creates, copies, places, removes, folded, again };
}

function moved(stored: StoredVersion, place: Placing): boolean {
  return (
    stored.seen.length !== place.seen.length ||
    stored.recordedAt !== place.recordedAt ||
    stored.standsUntil !== place.standsUntil ||
    stored.seen.some((s, i) => s !== place.seen[i])
  );
}

function placing(id: string, version: Version, book: Book): Placing {
  const [first] = version.observations;
  const file = first && book.file(first.file);
  return {
    id,
    recordedAt: version.recordedAt,
    standsUntil: version.standsUntil,
    seen: version.observations.map(seenText),
    delivery: file?.delivery ?? '',
    file: file?.file ?? '',
    line: first?.line ?? 0,
  };
}

function content(row: LikenedRecord, id: string, version: Version, book: Book): RecordToStore {
  return { ...row, ...placing(id, version, book), version: version.occurrence };
}

/** A copy of another version's content, at this version's place. */
export function copied(from: StoredRecord, id: string, version: Version, book: Book): RecordToStore {
  return { ...from, ...placing(id, version, book), version: version.occurrence };
}
