import type { RecordToStore, StoredRecord } from '../../graph/record-node';
import type { EntityId } from '../../model/entity';
import { byCodeUnit } from '../../shared/compare';
import type { Changes, Introducing, LikeVersion, RecordStore, StoredVersion } from './record-store';

/** A dry run's records: reads the graph's, keeps what would be written in memory, writes nothing. */
export class Rehearsal implements RecordStore {
  private readonly chains = new Map<string, Map<string, StoredVersion>>();
  private readonly chainOf = new Map<string, string>();
  private readonly bySource = new Map<string, Set<string>>();
  private readonly introducing = new Map<string, Introducing[]>();

  private readonly byLikeness = new Map<string, LikeVersion[]>();

  constructor(private readonly graph: RecordStore) {}

  async versionsOf(chains: readonly string[]): Promise<StoredVersion[]> {
    const unknown = chains.filter((chain) => !this.chains.has(chain));
    for (const chain of unknown) this.chains.set(chain, new Map());
    for (const version of await this.graph.versionsOf(unknown)) this.put(version);
    return chains.flatMap((chain) => [...(this.chains.get(chain)?.values() ?? [])]);
  }

  /** Contents are copied in the graph alone: here a version's counts are enough. */
  whole(): Promise<StoredRecord[]> {
    return Promise.resolve([]);
  }

  async alike(likenesses: readonly string[]): Promise<LikeVersion[]> {
    const here = likenesses.flatMap((likeness) => this.byLikeness.get(likeness) ?? []);
    return [...here, ...(await this.graph.alike(likenesses))];
  }

  write({ creates, places, removes }: Changes): Promise<void> {
    for (const { id, chain } of removes) this.chains.get(chain)?.delete(id);
    for (const record of creates) this.create(record);
    for (const place of places) {
      const versions = this.chains.get(this.chainOf.get(place.id) ?? '');
      const version = versions?.get(place.id);
      if (version) versions?.set(place.id, { ...version, ...place });
    }
    return Promise.resolve();
  }

  async introduced(entities: readonly { id: EntityId; role: string }[]): Promise<Introducing[]> {
    const here = entities.flatMap(({ id, role }) => this.introducing.get(`${role}\u001f${id}`) ?? []);
    return [...here, ...(await this.graph.introduced(entities))];
  }

  async chainsOf(source: string, after: string, limit: number): Promise<string[]> {
    const stored = await this.graph.chainsOf(source, after, limit);
    const last = stored.length < limit ? undefined : stored.at(-1);
    const here = [...(this.bySource.get(source) ?? [])].filter(
      (c) => c > after && (last === undefined || c <= last),
    );
    return [...new Set([...stored, ...here])].sort(byCodeUnit);
  }

  putFiles(): Promise<void> {
    return Promise.resolve();
  }

  private put(version: StoredVersion): void {
    const { id, chain } = version;
    const versions = this.chains.get(chain) ?? new Map<string, StoredVersion>();
    this.chains.set(chain, versions.set(id, version));
    this.chainOf.set(id, chain);
  }

  private create(record: RecordToStore): void {
    const { id, chain, source, hash, reading, stated, seen, compartment, handlingClass } = record;
    const { recordedAt, standsUntil } = record;
    const labels = { id, source, compartment, handlingClass, names: record.names.map((n) => n.entity) };
    this.put({ ...labels, chain, hash, reading, stated, seen, recordedAt, standsUntil });
    if (record.likeness !== '') this.liken(record);
    const chains = this.bySource.get(source) ?? new Set<string>();
    this.bySource.set(source, chains.add(chain));
    for (const { role, entity } of record.names) {
      const key = `${role}\u001f${entity}`;
      const known = this.introducing.get(key);
      const here = { ...labels, entity, seen };
      if (known) known.push(here);
      else this.introducing.set(key, [here]);
    }
  }

  private liken({ likeness, chain, hash, reading }: LikeVersion): void {
    const known = this.byLikeness.get(likeness);
    const here = { likeness, chain, hash, reading };
    if (known) known.push(here);
    else this.byLikeness.set(likeness, [here]);
  }
}
