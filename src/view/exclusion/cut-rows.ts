import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import { personnelSources } from '../../sources';

/** The people's own rows in the force's registers of its people: every version, sorted. */
export async function cutRows(store: GraphStore, people: readonly EntityId[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = [...personnelSources()].map(([source, { of }]) => `${source} ${of}`);
  return (await store.read('view/own-rows', { entities: people, rows })).map((row) => row.id).sort();
}
