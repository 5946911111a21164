import { fromNode, toColumns, type RecordToStore, type StoredRecord } from '../../graph/record-node';
import { step, type GraphStore, type GraphValue, type Step } from '../../graph/store';
import { entityParts, type EntityId } from '../../model/entity';
import type { SourceDefinition } from '../../model/source';
import type { Instant } from '../../model/time';
import { sourceOf } from '../../sources';
import type { DeliveryFile } from '../../ledger/delivery-file';
import type { Labelled } from './sight';

/** What is known of a stored version without its content. */
export interface StoredVersion {
  readonly id: string;
  readonly chain: string;
  readonly hash: string;
  readonly reading: string;
  readonly stated: string;
  readonly seen: readonly string[];
  readonly source: string;
  readonly compartment: string;
  readonly handlingClass: string;
  /** Every entity that it names. */
  readonly names: readonly EntityId[];
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
}

/** A version that says what another does besides its ids. */
export type LikeVersion = Pick<StoredRecord, 'likeness' | 'chain' | 'hash' | 'reading'>;

/** Where a version that is stored already has come to stand. */
export type Placing = Pick<
  StoredRecord,
  'id' | 'recordedAt' | 'standsUntil' | 'seen' | 'delivery' | 'file' | 'line'
>;

/** A record that introduces an entity. */
export interface Introducing extends Labelled {
  readonly entity: EntityId;
  readonly seen: readonly string[];
}

/** One transaction's worth of changes. */
export interface Changes {
  readonly creates: readonly RecordToStore[];
  readonly places: readonly Placing[];
  readonly removes: readonly { readonly id: string; readonly chain: string }[];
}

/** Records as ingest reads and writes them: the graph's, or for a dry run a rehearsal over it that writes nothing. */
export interface RecordStore {
  versionsOf(chains: readonly string[]): Promise<StoredVersion[]>;
  whole(ids: readonly string[]): Promise<StoredRecord[]>;
  /** Versions of any key with one of these likenesses. */
  alike(likenesses: readonly string[]): Promise<LikeVersion[]>;
  write(changes: Changes): Promise<void>;
  /** The records that introduce the entities, each in its role. */
  introduced(entities: readonly { id: EntityId; role: string }[]): Promise<Introducing[]>;
  /** The keys of a source past `after`, in order. */
  chainsOf(source: string, after: string, limit: number): Promise<string[]>;
  putFiles(files: readonly DeliveryFile[]): Promise<void>;
}

/** The graph's own records. */
export class GraphRecords implements RecordStore {
  /** Entities that this process knows to be there: merging each again would double the work of a row. */
  private readonly merged = new Set<EntityId>();

  constructor(private readonly store: GraphStore) {}

  versionsOf(chains: readonly string[]): Promise<StoredVersion[]> {
    return this.store.read('records/by-chain', { chains });
  }

  async whole(ids: readonly string[]): Promise<StoredRecord[]> {
    const rows = await this.store.read('records/by-id-whole', { ids });
    return rows.map(({ node }) =>
      fromNode(node as Record<string, GraphValue>, sourceOf(node['source'] as string)),
    );
  }

  alike(likenesses: readonly string[]): Promise<LikeVersion[]> {
    return this.store.read('records/by-likeness', { likenesses });
  }

  async write(changes: Changes): Promise<void> {
    const { creates, places, removes } = changes;
    const fresh = this.unmerged(creates);
    const steps: Step[] = [];
    if (removes.length > 0) steps.push(step('records/remove', { ids: removes.map((r) => r.id) }));
    if (fresh.length > 0) steps.push(step('entities/merge', { entities: fresh.map(entityNode) }));
    if (creates.length > 0) {
      steps.push(step('records/create-columns', toColumns(creates, sourceFor)));
      steps.push(...namings(creates));
    }
    if (places.length > 0) steps.push(step('records/place', { places }));
    if (steps.length > 0) await this.store.write(steps);
    for (const id of fresh) this.merged.add(id);
  }

  introduced(entities: readonly { id: EntityId; role: string }[]): Promise<Introducing[]> {
    return this.store.read('entities/introduced', { entities });
  }

  async chainsOf(source: string, after: string, limit: number): Promise<string[]> {
    return (await this.store.read('records/chains-of-source', { source, after, limit })).map(
      (row) => row.chain,
    );
  }

  async putFiles(files: readonly DeliveryFile[]): Promise<void> {
    await this.store.write([step('ledger/put-files', { files: files.map((file) => ({ ...file })) })]);
  }

  private unmerged(creates: readonly RecordToStore[]): EntityId[] {
    const fresh = new Set<EntityId>();
    for (const { names } of creates)
      for (const { entity } of names) if (!this.merged.has(entity)) fresh.add(entity);
    return [...fresh];
  }
}

function sourceFor(record: RecordToStore): SourceDefinition {
  const source = sourceOf(record.source);
  if (!source) throw new RangeError(`There is no source ${record.source}.`);
  return source;
}

function namings(creates: readonly RecordToStore[]): Step[] {
  const records: string[] = [];
  const entities: EntityId[] = [];
  const roles: string[] = [];
  for (const { id, names } of creates) {
    for (const { role, entity } of names) {
      records.push(id);
      entities.push(entity);
      roles.push(role);
    }
  }
  return records.length === 0 ? [] : [step('records/name-columns', { records, entities, roles })];
}

/** The node of an entity, from the parts of its id. */
export function entityNode(id: EntityId): {
  id: string;
  kind: string;
  register: string;
  force: string;
  nativeId: string;
} {
  const parts = entityParts(id);
  if (!parts) throw new RangeError('This is no entity id.');
  return { id, kind: parts.kind, register: parts.register, force: parts.force, nativeId: parts.nativeId };
}
