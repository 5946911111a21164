import { z } from 'zod';
import { nativeIdOf, type EntityId } from '../model/entity';
import type { Projection } from '../view/projection';
import { who } from '../model/naming';
import type { Naming } from '../model/record';
import { shownId, shownName, word, type Show, type ShownName } from './show';

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

/** `Jan Smith (KV-1001)`, for a sentence. */
export function whoIs(show: Show, projection: Projection, id: EntityId): ShownName {
  const { label, nativeId } = namedBy(show, projection, id);
  return show.naming([label, nativeId], () => who({ label, nativeId }));
}

/** Whom or what a record names, and in which role. */
export const naming = z.strictObject({ role: word, entity: shownId, nativeId: shownName, label: shownName });

export function namingsBy(
  show: Show,
  projection: Projection,
  names: readonly Naming[],
): z.output<typeof naming>[] {
  return names.map(({ role, entity }) => {
    const { id, ...known } = namedBy(show, projection, entity);
    return { role, entity: id, ...known };
  });
}
