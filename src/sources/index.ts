import type { FieldDefinition, SourceDefinition } from '../model/source';
import { COMMON_FIELDS, rolesOf } from '../model/source';
import type { Register } from '../model/entity';
import { discover } from '../shared/discover';

let found: readonly SourceDefinition[] | undefined;
let roles: ReadonlyMap<Register, string> | undefined;
let personnel: ReturnType<typeof personnelSources> | undefined;
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

/** Registers of the force's own people, by id of the source; each with the role of the person whose row it is. */
export function personnelSources(): ReadonlyMap<
  string,
  { readonly definition: SourceDefinition; readonly of: string }
> {
  personnel ??= new Map(
    allSources().flatMap((definition) => {
      const [of] = definition.personnel ? rolesOf(definition, [definition.personnel.of]) : [];
      return of === undefined ? [] : [[definition.id, { definition, of }] as const];
    }),
  );
  return personnel;
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
