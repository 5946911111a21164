import { z } from 'zod';
import type { Projection } from '../view/projection';
import { member } from './answer-parts';

/** An entity with its name, as the record that introduces it has it; its native id where no visible record does. */
export const named = z.strictObject({ ...member.shape, label: z.string() });

/** Entities with their names, and the records that the names are of. */
export function namesOf(
  projection: Projection,
  entities: readonly z.output<typeof member>[],
): { names: z.output<typeof named>[]; shown: string[] } {
  const cards = entities.map(({ id }) => projection.entity(id));
  return {
    names: entities.map(({ id, nativeId }, i) => ({ id, nativeId, label: cards[i]?.label ?? nativeId })),
    shown: cards.flatMap((card) => card?.entryId ?? []),
  };
}
