import { z } from 'zod';
import { nativeIdOf, type EntityId } from '../model/entity';
import type { Projection } from '../view/projection';
import { shownId, shownName, type Show } from './show';

/**
 * An entity by its graph id, the id that a person knows it by, and its name, as the record that introduces it has it; the
 * native id where no visible record does.
 */
export const named = z.strictObject({ id: shownId, nativeId: shownName, label: shownName });

/** An entity by name. */
export function namedBy(show: Show, projection: Projection, id: EntityId): z.output<typeof named> {
  const card = projection.entity(id);
  const nativeId = show.native(id, card?.nativeId ?? nativeIdOf(id));
  return { id: show.id(id), nativeId, label: card ? show.name(card) : nativeId };
}
