import type { FieldDefinition, SourceDefinition } from '../model/source';
import { COMMON_FIELDS } from '../model/source';
import type { Register } from '../model/entity';
import { discover } from '../shared/discover';

let found: readonly SourceDefinition[] | undefined;
let roles: ReadonlyMap<Register, string> | undefined;
let byId: ReadonlyMap<string, SourceDefinition> | undefined;

/** Every canonical source, in order of id: one per folder beside this file. */
export function allSources(): readonly SourceDefinition[] {
  found ??= discover<SourceDefinition>(__dirname, 'source');
  return found;
}

/** The source of that id, or undefined. */
export function sourceOf(id: string): SourceDefinition | undefined {
  byId ??= new Map(allSources().map((source) => [source.id, source]));
  return byId.get(id);
}

/** A source's own fields, then those that every row may carry. */
export function fieldsOf(source: SourceDefinition): Readonly<Record<string, FieldDefinition>> {
  return { ...COMMON_FIELDS, ...source.fields };
}

/** Registers whose entries some source delivers, each with the role in which a record is an entity's own entry. */
export function introducingRoles(): ReadonlyMap<Register, string> {
  roles ??= new Map(
    allSources().flatMap(({ introduces, fields }) =>
      introduces ? [[introduces.register, fields[introduces.field]?.role ?? introduces.field] as const] : [],
    ),
  );
  return roles;
}
