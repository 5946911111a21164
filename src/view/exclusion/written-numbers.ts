import type { GraphStore } from '../../graph/store';
import { entityParts, nativeIdOf, type EntityId } from '../../model/entity';
import { otherWritings } from '../../model/number-writings';

/** Numbers in one statement: the circles of all users have tens of thousands of writings. */
const ASKED_AT_ONCE = 5_000;

/**
 * Of each number, the others that there are which are the same number as it is dialled: in another force's rows, without
 * its first 0, or behind what was dialled before it. A wall that a spreadsheet's writing goes round is none.
 */
export async function writtenNumbers(
  store: Pick<GraphStore, 'read'>,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, readonly EntityId[]>> {
  const numbers = new Map<EntityId, readonly string[]>();
  for (const entity of entities) {
    const parts = entityParts(entity);
    if (parts?.register === 'phone') numbers.set(entity, [parts.nativeId, ...otherWritings(parts.nativeId)]);
  }
  const held = await numbersHeld(store, [...new Set([...numbers.values()].flat())]);
  const others = new Map<EntityId, EntityId[]>();
  for (const [entity, writings] of numbers)
    others.set(
      entity,
      writings.flatMap((number) => held.get(number) ?? []).filter((id) => id !== entity),
    );
  return others;
}

async function numbersHeld(
  store: Pick<GraphStore, 'read'>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly EntityId[]>> {
  const held = new Map<string, EntityId[]>();
  for (let at = 0; at < numbers.length; at += ASKED_AT_ONCE) {
    const nativeIds = numbers.slice(at, at + ASKED_AT_ONCE);
    for (const { id } of await store.read('view/of-reference', { register: 'phone', nativeIds })) {
      const number = nativeIdOf(id);
      held.set(number, [...(held.get(number) ?? []), id]);
    }
  }
  return held;
}
