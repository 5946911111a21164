import { entityParts, isRegister, typedReference, type Register } from '../model/entity';
import { nativeIdFrom } from '../model/native-id';
import { PlumblineError } from '../shared/errors';
import type { EntityCard, Projection } from '../view/projection';
import { CONFLICT, isOfExcluded } from './circles/conflict';

const indexes = new WeakMap<Projection['entities'], ReadonlyMap<string, readonly EntityCard[]>>();

/**
 * The visible entity that a graph id or a typed reference (`staff:KV-1001`) names, written as
 * a delivery may write it: `phone:07700 900 123`, `vehicle:ab12 cde`. Throws PlumblineError `not_found`,
 * in the same words whether it is hidden or absent, `conflict` for somebody whom the reader is excluded from and nothing
 * that they see names, and `usage` for text that is neither.
 */
export function resolveReference(projection: Projection, text: string): EntityCard {
  const byId = entityParts(text) ? projection.entity(text) : undefined;
  if (byId) return byId;
  if (entityParts(text)) throw nothingOf(projection, text);
  const { register, nativeId } = typedReference(text);
  const native = nativeIdFrom(register, nativeId);
  const found = native === undefined ? [] : cardsOf(projection, register, native);
  if (found.length > 1) {
    throw new PlumblineError(
      'usage',
      'More than one entity has this reference. Give its graph id, which names the force and the system.',
    );
  }
  const [only] = found;
  if (!only) throw nothingOf(projection, text);
  return only;
}

/** The visible entities of a register that have this native id: one for each force and system that has issued it. */
export function cardsOf(projection: Projection, register: Register, nativeId: string): readonly EntityCard[] {
  return index(projection).get(`${register}:${nativeId}`) ?? [];
}

function nothingOf({ view }: Projection, text: string): PlumblineError {
  if (isOfExcluded(view, text)) return new PlumblineError('conflict', CONFLICT);
  return new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
}

function index(projection: Projection): ReadonlyMap<string, readonly EntityCard[]> {
  const known = indexes.get(projection.entities);
  if (known) return known;
  const made = new Map<string, EntityCard[]>();
  for (const card of projection.entities) {
    if (!isRegister(card.register)) continue;
    const key = `${card.register}:${card.nativeId}`;
    const list = made.get(key);
    if (list) list.push(card);
    else made.set(key, [card]);
  }
  indexes.set(projection.entities, made);
  return made;
}
