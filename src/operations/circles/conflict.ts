import { entityParts, typedReference, type EntityId } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import type { View } from '../../model/view';

/** What a reader is told of somebody whom they are excluded from, instead of any "no" or "none". */
export const CONFLICT =
  'You do not see what is about this person, because of a conflict of interest: you are close to them (your own record, line, household, reports or declared associates). That nothing stands here means nothing. Ask somebody who is not close to them.';

/**
 * The words for somebody whom this reader is excluded from; null of everybody and everything else. It follows from the
 * set of excluded people alone, which the reader's own rows give (docs/decisions/0033), never from what is held.
 */
export function conflictWith({ excluded }: View, id: EntityId): string | null {
  return excluded.includes(id) ? CONFLICT : null;
}

/** True where a graph id or a typed reference is one of an excluded person, whether anything names them or not. */
export function isOfExcluded({ excluded }: View, text: string): boolean {
  if (entityParts(text)) return excluded.includes(text);
  const { register, nativeId } = typedReference(text);
  const native = nativeIdFrom(register, nativeId);
  return excluded.some((id) => {
    const parts = entityParts(id);
    return parts?.register === register && parts.nativeId === native;
  });
}
