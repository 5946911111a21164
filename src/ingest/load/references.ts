import type { EntityId, Register } from '../../model/entity';
import type { SourceDefinition } from '../../model/source';
import { introducingRoles } from '../../sources';
import type { ReadRecord } from '../row/read-record';
import type { RecordStore } from './record-store';
import type { Reported } from './reported';

const ASKED_AT_ONCE = 5_000;

/** The register of an entity id, from its text: asked for every reference of every row. */
function registerOf(id: EntityId): Register {
  const dot = id.indexOf('.', id.indexOf(':'));
  const colon = id.indexOf(':', dot);
  const next = id.indexOf('.', dot + 1);
  return id.slice(dot + 1, next >= 0 && next < colon ? next : colon) as Register;
}

/** The references of a row to entries that some source delivers: people, posts, cases; not its own entry. */
export function referencesOf(record: ReadRecord, source: SourceDefinition): EntityId[] {
  const roles = introducingRoles();
  const own = source.introduces?.register;
  const found: EntityId[] = [];
  for (const { role, entity } of record.names) {
    const register = registerOf(entity);
    const introduces = roles.get(register);
    if (introduces !== undefined && !(register === own && role === introduces)) found.push(entity);
  }
  return found;
}

/** The entry that a row is itself, where its source delivers entries. */
export function introducedBy(record: ReadRecord, source: SourceDefinition): EntityId | undefined {
  const register = source.introduces?.register;
  if (!register) return undefined;
  const role = introducingRoles().get(register);
  return record.names.find((n) => n.role === role && registerOf(n.entity) === register)?.entity;
}

/** Which entities have a register entry, in the graph or in the delivery that is being loaded. */
export class Introduced {
  /** By what the loader may know of, and by anything. */
  private readonly known = new Set<EntityId>();
  private readonly stored = new Set<EntityId>();

  constructor(
    private readonly store: RecordStore,
    private readonly reported: Pick<Reported, 'sees'>,
  ) {}

  /** What the delivery introduces itself. */
  add(entity: EntityId): void {
    this.known.add(entity);
    this.stored.add(entity);
  }

  /** Those of `entities` that nothing introduces which the loader may know of: what is refused is refused by these. */
  async missing(entities: Iterable<EntityId>): Promise<Set<EntityId>> {
    const asked = [...new Set(entities)];
    await this.look(asked.filter((entity) => !this.known.has(entity)));
    return new Set(asked.filter((entity) => !this.known.has(entity)));
  }

  /** Those of `entities` that nothing introduces at all. */
  async missingAtAll(entities: Iterable<EntityId>): Promise<Set<EntityId>> {
    const asked = [...new Set(entities)];
    await this.look(asked.filter((entity) => !this.stored.has(entity)));
    return new Set(asked.filter((entity) => !this.stored.has(entity)));
  }

  private async look(open: readonly EntityId[]): Promise<void> {
    const roles = introducingRoles();
    for (let at = 0; at < open.length; at += ASKED_AT_ONCE) {
      const part = open.slice(at, at + ASKED_AT_ONCE);
      const found = await this.store.introduced(
        part.map((id) => ({ id, role: roles.get(registerOf(id)) ?? '' })),
      );
      for (const record of found) {
        this.stored.add(record.entity);
        if (this.reported.sees(record)) this.known.add(record.entity);
      }
    }
  }
}
