import type { ContactMonth } from '../../model/contact';
import { entityParts, type EntityId } from '../../model/entity';
import type { RecordId } from '../../model/record';
import type { ProjectedRecord } from '../build/projected-record';

/**
 * Records, contacts and entities of a projection by number: entity i is the i-th in order of id, record i the i-th in
 * order of id, so that comparing numbers compares ids.
 */
export class LinkIndex {
  readonly entityIds: readonly EntityId[];
  readonly entityAt: ReadonlyMap<EntityId, number>;
  readonly recordAt: ReadonlyMap<RecordId, number>;
  readonly contactFrom: Uint32Array;
  readonly contactTo: Uint32Array;
  private readonly contactsById: ReadonlyMap<string, ContactMonth>;
  private readonly bySource = new Map<string, Uint32Array>();

  /** Both lists in order of id. */
  constructor(
    readonly records: readonly ProjectedRecord[],
    readonly contacts: readonly ContactMonth[],
  ) {
    const named = new Set<EntityId>();
    for (const record of records) for (const [, entity] of record.namings) named.add(entity);
    for (const contact of contacts) named.add(contact.from).add(contact.to);
    this.entityIds = [...named].sort();
    this.entityAt = new Map(this.entityIds.map((id, i) => [id, i]));
    this.recordAt = new Map(records.map((record, i) => [record.id, i]));
    this.contactsById = new Map(contacts.map((c) => [c.id, c]));
    this.contactFrom = Uint32Array.from(contacts, (c) => this.at(c.from));
    this.contactTo = Uint32Array.from(contacts, (c) => this.at(c.to));
    const positions = new Map<string, number[]>();
    records.forEach((record, i) => {
      const list = positions.get(record.source);
      if (list) list.push(i);
      else positions.set(record.source, [i]);
    });
    for (const [source, list] of positions) this.bySource.set(source, Uint32Array.from(list));
  }

  /** The number of an entity that a record or contact names. */
  at(id: EntityId): number {
    const found = this.entityAt.get(id);
    if (found === undefined) throw new RangeError('an entity that no visible record names');
    return found;
  }

  id(entity: number): EntityId {
    return this.entityIds[entity] ?? '';
  }

  /** Positions of a source's records. */
  ofSource(source: string): Uint32Array {
    return this.bySource.get(source) ?? new Uint32Array();
  }

  /** The record at a position. */
  record(position: number): ProjectedRecord {
    const found = this.records[position];
    if (!found) throw new RangeError('no record at this position');
    return found;
  }

  /** The contact month at a position. */
  contact(position: number): ContactMonth {
    const found = this.contacts[position];
    if (!found) throw new RangeError('no contact month at this position');
    return found;
  }

  contactById(id: string): ContactMonth | undefined {
    return this.contactsById.get(id);
  }

  isPerson(entity: number): boolean {
    return this.id(entity).startsWith('person:');
  }

  /** True of somebody who has an entry in the workforce register, or is referred to as one. */
  isStaff(entity: number): boolean {
    return entityParts(this.id(entity))?.register === 'staff';
  }

  /** Entities that a record names in one of the roles, each once. */
  inRoles(record: ProjectedRecord, roles: readonly string[]): number[] {
    const found: number[] = [];
    for (const [role, entity] of record.namings) {
      if (!roles.includes(role)) continue;
      const at = this.at(entity);
      if (!found.includes(at)) found.push(at);
    }
    return found;
  }
}
