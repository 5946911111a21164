import { z } from 'zod';
import { nativeIdOf, type EntityId } from '../model/entity';
import type { Projection } from '../view/projection';
import { shownId, shownName, type Show } from './show';

/** An entity by its graph id and by the id that a person knows it by. */
export const member = z.strictObject({ id: shownId, nativeId: shownName });

/** An entity with its name, as the record that introduces it has it; its native id where no visible record does. */
export const named = z.strictObject({ ...member.shape, label: shownName });

/** An entity by name. */
export function namedBy(show: Show, projection: Projection, id: EntityId): z.output<typeof named> {
  const card = projection.entity(id);
  const nativeId = show.native(id, card?.nativeId ?? nativeIdOf(id));
  return { id: show.id(id), nativeId, label: card ? show.name(card) : nativeId };
}

/** An entity by its ids alone. */
export function memberOf(show: Show, id: EntityId, nativeId = nativeIdOf(id)): z.output<typeof member> {
  return { id: show.id(id), nativeId: show.native(id, nativeId) };
}
