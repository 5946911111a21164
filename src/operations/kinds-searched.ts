import { z } from 'zod';
import type { LinkKind } from '../model/link';
import type { EntityCard, Projection } from '../view/projection';
import { conflictWith } from './conflict';
import { linkKinds } from './link-kinds';
import { word } from './show';

const kindHeld = z.strictObject({
  kind: word,
  caption: word,
  /** Of the one that was asked about; of all, where it was not about one. */
  links: z.number().int(),
  /** Of all that the reader can see. */
  inView: z.number().int(),
});

/** What a search that found nothing went by: a "no" is one of the kinds that were searched, and of no other. */
export const kindsSearched = z.strictObject({
  searched: z.array(kindHeld),
  /** Kinds that were not searched and of which there are links. */
  notSearched: z.array(kindHeld),
  /** True where there is no other kind of link. */
  isEveryKind: z.boolean(),
  /** What the one is that the links are of (`person`, `number`); null where they are of all. */
  at: word.nullable(),
  /** Where it was asked of somebody whom the reader is excluded from: that nothing was found means nothing. */
  conflict: word.nullable(),
});

/**
 * How many links there are of the kinds that were searched and of those that were not: of one entity, or, where two were
 * asked about, of all.
 */
export function kindsSearchedIn(
  projection: Projection,
  searched: readonly LinkKind[],
  ...about: readonly EntityCard[]
): z.output<typeof kindsSearched> {
  const entity = about.length === 1 ? about[0] : undefined;
  const conflicts = about.map(({ id }) => conflictWith(projection.view, id));
  const held = linkKinds().map((kind) => {
    const inView = projection.links(kind.id).length;
    const links = entity === undefined ? inView : projection.linksOf(kind.id, entity.id).length;
    return { kind: kind.id, caption: kind.caption, links, inView };
  });
  const isSearched = (id: string): boolean => searched.some((kind) => kind.id === id);
  return {
    searched: held.filter((h) => isSearched(h.kind)),
    notSearched: held.filter((h) => !isSearched(h.kind) && h.links > 0),
    isEveryKind: held.every((h) => isSearched(h.kind)),
    at: entity?.kind ?? null,
    conflict: conflicts.find((words) => words !== null) ?? null,
  };
}
