import { z } from 'zod';
import type { EntityCard } from '../view/projection';

/** An entity as an answer names it. */
export const cardAnswer = z.strictObject({
  id: z.string(),
  nativeId: z.string(),
  kind: z.string(),
  register: z.string(),
  label: z.string(),
  /** False: referred to, and no visible register entry introduces it. */
  introduced: z.boolean(),
});

export function cardAnswerOf({
  id,
  nativeId,
  kind,
  register,
  label,
  introduced,
}: EntityCard): z.output<typeof cardAnswer> {
  return { id, nativeId, kind, register, label, introduced };
}
