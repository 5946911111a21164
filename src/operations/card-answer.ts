import { z } from 'zod';
import type { EntityCard, Projection } from '../view/projection';
import { conflictWith } from './circles/conflict';
import { named } from './named';
import { word, type Show } from './show';

/** An entity as an answer names it. */
export const cardAnswer = z.strictObject({
  ...named.shape,
  kind: word,
  register: word,
  /** False: referred to, and no visible register entry introduces it. */
  introduced: z.boolean(),
  /** Of somebody whom the reader is excluded from: that nothing stands here means nothing. Null of all others. */
  conflict: word.nullable(),
});

export function cardAnswerOf(
  show: Show,
  { view }: Pick<Projection, 'view'>,
  card: EntityCard,
): z.output<typeof cardAnswer> {
  const { id, nativeId, kind, register, introduced } = card;
  return {
    id: show.id(id),
    nativeId: show.native(id, nativeId),
    label: show.name(card),
    kind,
    register,
    introduced,
    conflict: conflictWith(view, id),
  };
}
