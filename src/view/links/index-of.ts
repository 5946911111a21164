import { entityParts, type EntityId } from '../../model/entity';
import type { RecordId } from '../../model/record';
import type { ProjectedRecord } from '../build/projected-record';
import type { Contacts } from '../build/contacts';

/**
 * Records, contacts and entities of a projection by number: entity i is the i-th in order of id, record i the i-th in
 * order of id, so that comparing numbers compares ids. Texts are looked up once, when it is made.
 */
export class LinkIndex {
  readonly entityIds: readonly EntityId[];
  readonly entityAt: ReadonlyMap<EntityId, number>;
  readonly recordAt: ReadonlyMap<RecordId, number>;
  readonly contactFrom: Uint32Array;
  readonly contactTo: Uint32Array;
  /** Record i names `named[offsets[i]]` to `named[offsets[i + 1] − 1]`, in the roles at the same places of `roles`. */
  readonly offsets: Uint32Array;
  readonly named: Uint32Array;
  private readonly roles: Uint16Array;
  private readonly roleNumbers = new Map<string, number>();
  private readonly numbers: Uint8Array;
  private readonly person: Uint8Array;
  private readonly staff: Uint8Array;
  private readonly bySource = new Map<string, number[]>();
  private readonly contactsBySource = new Map<string, number[]>();

  /** Records in order of id. */
  constructor(
    readonly records: readonly ProjectedRecord[],
    readonly contacts: Contacts,
  ) {
    const found = new Map<EntityId, number>();
    const number = (id: EntityId): number => {
      const known = found.get(id);
      if (known !== undefined) return known;
      found.set(id, found.size);
      return found.size - 1;
    };
    this.offsets = new Uint32Array(records.length + 1);
    const named: number[] = [];
    const roles: number[] = [];
    records.forEach((record, i) => {
      for (const [role, entity] of record.namings) {
        named.push(number(entity));
        roles.push(this.roleNumber(role));
      }
      this.offsets[i + 1] = named.length;
      listOf(this.bySource, record.source).push(i);
    });
    const { columns } = contacts;
    // Ends of which no month is visible are no entities of this projection.
    const ofEnd = new Int32Array(columns.ends.length).fill(-1);
    const end = (n: number): number => {
      if (ofEnd[n] === -1) ofEnd[n] = number(columns.ends[n] ?? '');
      return ofEnd[n] ?? 0;
    };
    const from = columns.from.map(end);
    const to = columns.to.map(end);
    const ofKind = columns.kinds.map(({ source }) => listOf(this.contactsBySource, source));
    for (let i = 0; i < contacts.length; i++) ofKind[columns.kind[i] ?? -1]?.push(i);
    // Without a comparison of ours, texts are put in code unit order, several times as fast.
    this.entityIds = [...found.keys()].sort();
    this.entityAt = new Map(this.entityIds.map((id, i) => [id, i]));
    const place = Uint32Array.from(found.keys(), (id) => this.entityAt.get(id) ?? 0);
    const placed = (n: number): number => place[n] ?? 0;
    this.named = Uint32Array.from(named, placed);
    this.roles = Uint16Array.from(roles);
    this.contactFrom = from.map(placed);
    this.contactTo = to.map(placed);
    this.recordAt = numbered(records);
    this.numbers = Uint8Array.from(this.entityIds, (id) => (id.startsWith('number:') ? 1 : 0));
    this.person = Uint8Array.from(this.entityIds, (id) => (id.startsWith('person:') ? 1 : 0));
    this.staff = Uint8Array.from(this.entityIds, (id) => (entityParts(id)?.register === 'staff' ? 1 : 0));
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
  ofSource(source: string): readonly number[] {
    return this.bySource.get(source) ?? [];
  }

  /** Positions of a source's contact months. */
  contactsOf(source: string): readonly number[] {
    return this.contactsBySource.get(source) ?? [];
  }

  /** The record at a position. */
  record(position: number): ProjectedRecord {
    const found = this.records[position];
    if (!found) throw new RangeError('no record at this position');
    return found;
  }

  /** True of a telephone number. */
  isNumber(entity: number): boolean {
    return this.numbers[entity] === 1;
  }

  isPerson(entity: number): boolean {
    return this.person[entity] === 1;
  }

  /** True of somebody of the staff register, whether or not an entry of it is visible. */
  isStaff(entity: number): boolean {
    return this.staff[entity] === 1;
  }

  /** Entities that the record at a position names in one of the roles, each once. */
  inRoles(position: number, roles: readonly string[]): number[] {
    const wanted = roles.map((role) => this.roleNumbers.get(role) ?? -1);
    const found: number[] = [];
    const end = this.offsets[position + 1] ?? 0;
    for (let i = this.offsets[position] ?? 0; i < end; i++) {
      const entity = this.named[i] ?? 0;
      if (wanted.includes(this.roles[i] ?? -1) && !found.includes(entity)) found.push(entity);
    }
    return found;
  }

  private roleNumber(role: string): number {
    const known = this.roleNumbers.get(role);
    if (known !== undefined) return known;
    this.roleNumbers.set(role, this.roleNumbers.size);
    return this.roleNumbers.size - 1;
  }
}

function listOf(lists: Map<string, number[]>, key: string): number[] {
  const known = lists.get(key);
  if (known) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}

function numbered(items: readonly { readonly id: string }[]): Map<string, number> {
  const at = new Map<string, number>();
  items.forEach(({ id }, i) => at.set(id, i));
  return at;
}
