import { z } from 'zod';
import type { LinkKind } from '../model/link';
import type { Projection } from '../view/projection';
import { linkKinds } from './link-kinds';
import { word } from './show';

const kindHeld = z.strictObject({ kind: word, caption: word, links: z.number().int() });

/**
 * What a search that found nothing went by: a "no" is one of the kinds that were searched, and of no other. `links` are
 * those that the reader can see.
 */
export const kindsSearched = z.strictObject({
  searched: z.array(kindHeld),
  /** Kinds that were not searched and of which there are links. */
  notSearched: z.array(kindHeld),
});

/** How many links there are of the kinds that were searched and of those that were not: of one entity, or of all. */
export function kindsSearchedIn(
  projection: Projection,
  searched: readonly LinkKind[],
  entity?: string,
): z.output<typeof kindsSearched> {
  const held = linkKinds().map((kind) => ({
    kind: kind.id,
    caption: kind.caption,
    links: (entity === undefined ? projection.links(kind.id) : projection.linksOf(kind.id, entity)).length,
  }));
  const isSearched = (id: string): boolean => searched.some((kind) => kind.id === id);
  return {
    searched: held.filter((h) => isSearched(h.kind)),
    notSearched: held.filter((h) => !isSearched(h.kind) && h.links > 0),
  };
}
