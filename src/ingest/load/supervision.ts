import type { EntityId } from '../../model/entity';

/** One row that says who supervises whom. */
export interface Supervision {
  readonly person: EntityId;
  readonly supervisor: EntityId;
}

/**
 * Those of the rows that lie on a cycle of supervision: their two ends are in one strongly connected component
 * (Tarjan 1972), so the answer does not depend on the order of rows.
 */
export function cyclicRows<T extends Supervision>(rows: readonly T[]): T[] {
  const component = components(rows);
  return rows.filter(
    (r) => r.person === r.supervisor || component.get(r.person) === component.get(r.supervisor),
  );
}

function components(rows: readonly Supervision[]): ReadonlyMap<EntityId, number> {
  const above = new Map<EntityId, EntityId[]>();
  for (const { person, supervisor } of rows) {
    const list = above.get(person);
    if (list) list.push(supervisor);
    else above.set(person, [supervisor]);
  }
  const index = new Map<EntityId, number>();
  const low = new Map<EntityId, number>();
  const component = new Map<EntityId, number>();
  const open: EntityId[] = [];
  let found = 0;
  // The walk keeps its own stack: a line of command may be longer than the call stack allows.
  const walk: { node: EntityId; next: number }[] = [];
  const enter = (node: EntityId): void => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    walk.push({ node, next: 0 });
  };
  const lower = (node: EntityId, to: number): void => {
    low.set(node, Math.min(low.get(node) ?? to, to));
  };
  for (const root of above.keys()) {
    if (!index.has(root)) enter(root);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const { node } = top;
      const neighbour = above.get(node)?.[top.next++];
      if (neighbour !== undefined) {
        if (!index.has(neighbour)) enter(neighbour);
        else if (!component.has(neighbour)) lower(node, index.get(neighbour) ?? 0);
        continue;
      }
      walk.pop();
      const parent = walk.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      found++;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component.set(member, found);
        if (member === node) break;
      }
    }
  }
  return component;
}
