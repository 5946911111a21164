import { entityParts, type EntityId, type Register } from '../../model/entity';
import type { RecordId } from '../../model/record';
import { allSources, introducingRoles } from '../../sources';
import type { EntityCard } from '../projection';
import type { ProjectedRecord } from './projected-record';

/** An entity as the visible records show it; its name is read on first use. */
export class Card implements EntityCard {
  readonly kind: string;
  readonly register: string;
  readonly nativeId: string;
  private readonly needsEntry: boolean;
  /** The register record that introduces it: the one recorded last. */
  private entry: ProjectedRecord | undefined;
  private read: string | undefined;

  constructor(
    readonly id: EntityId,
    hasEntries: (register: Register) => boolean,
  ) {
    const parts = entityParts(id);
    this.needsEntry = parts !== undefined && hasEntries(parts.register);
    this.kind = parts?.kind ?? '';
    this.register = parts?.register ?? '';
    this.nativeId = parts?.nativeId ?? id;
  }

  introduce(record: ProjectedRecord): void {
    const known = this.entry;
    if (
      !known ||
      known.recordedAt < record.recordedAt ||
      (known.recordedAt === record.recordedAt && known.id < record.id)
    )
      this.entry = record;
  }

  get entryId(): RecordId | undefined {
    return this.entry?.id;
  }

  get introduced(): boolean {
    return !this.needsEntry || this.entry !== undefined;
  }

  get label(): string {
    // The id of somebody known by name alone is the name and a date of birth.
    this.read ??=
      this.name() ?? (this.register === 'name' ? this.nativeId.replace('|', ', ') : this.nativeId);
    return this.read;
  }

  private name(): string | undefined {
    const meanings = this.entry?.meanings ?? {};
    return [meanings['name'], meanings['title']].find((n): n is string => typeof n === 'string' && n !== '');
  }
}

/** Makes cards: which registers have entries of their own is looked up once. */
export function cardMaker(): (id: EntityId) => Card {
  const withEntries = introducingRoles();
  return (id) => new Card(id, (register) => withEntries.has(register));
}

/** For each source, the role in which its record is an entity's own entry. */
export function introductions(): ReadonlyMap<string, string> {
  return new Map(
    allSources().flatMap(({ id, introduces, fields }) =>
      introduces ? [[id, fields[introduces.field]?.role ?? introduces.field] as const] : [],
    ),
  );
}
