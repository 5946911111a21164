import type { GraphStore } from '../../graph/store';
import { REGISTERS, type EntityId } from '../../model/entity';
import { introducingRoles, allSources } from '../../sources';
import { openRows } from '../exclusion/rows';

/** Fields of a register of people that name the person. */
const NAMES = ['name', 'aliases'];

/** The names that registers of people give these, from every version of their own open rows. */
export async function registeredNames(
  store: GraphStore,
  people: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, readonly string[]>> {
  const roles = new Map(
    allSources().flatMap(({ id, introduces }) =>
      introduces && REGISTERS[introduces.register] === 'person'
        ? [[id, introducingRoles().get(introduces.register) ?? '']]
        : [],
    ),
  );
  const names = new Map<EntityId, string[]>(people.map((id) => [id, []]));
  for (const row of await openRows(store, people, [...roles.keys()]))
    for (const id of row.named(roles.get(row.source) ?? ''))
      names.get(id)?.push(...NAMES.flatMap((field) => row.says(field)));
  return names;
}
