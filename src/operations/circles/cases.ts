import type { GraphStore } from '../../graph/store';
import { entityParts, type EntityId, type EntityKind } from '../../model/entity';

/** What a record about somebody may name besides, that is no more than that somebody's: it stands for what is said of them. */
const TOLD_OF_PEOPLE: ReadonlySet<EntityKind> = new Set([
  'case',
  'report',
  'declaration',
  'record',
  'post',
  'address',
  'vehicle',
]);

/**
 * Complaints, reports and the like that some record names together with one of these, whatever anybody may see of it. A
 * question about such a case is one about them. Others whom the record names are not: people, numbers and bodies stand for
 * themselves.
 */
export async function casesOf(store: GraphStore, entities: readonly EntityId[]): Promise<EntityId[]> {
  if (entities.length === 0) return [];
  const named = (await store.read('view/named-with', { entities })).map((row) => row.id);
  return named.filter((id) => {
    const kind = entityParts(id)?.kind;
    return kind !== undefined && TOLD_OF_PEOPLE.has(kind);
  });
}
