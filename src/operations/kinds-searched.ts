import { z } from 'zod';
import type { Link, LinkKind } from '../model/link';
import type { EntityCard, Projection } from '../view/projection';
import type { AssociationNetwork } from './association-graph';
import { conflictWith } from './circles/conflict';
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

/** Links of the kinds that were searched, which the search passed over. */
const leftOut = z.strictObject({
  /** Of the one that was asked about; of all, where it was not about one. */
  links: z.number().int(),
  /** Those of them that join the two that were asked about; null where it was not about two. */
  between: z.number().int().nullable(),
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
  /** The weight asked for, below which links were left out. */
  minWeight: z.number(),
  weaker: leftOut,
  /** Left out since a weight of 0 is stated of them: that there is no such link. */
  statedNone: leftOut,
});

/** Whom a search was about: one, two, or nobody in particular. */
type About = readonly [] | readonly [EntityCard] | readonly [EntityCard, EntityCard];

/**
 * How many links there are of the kinds that were searched and of those that were not, and how many were left out: of one
 * entity, or, where two were asked about, of all.
 */
export function kindsSearchedIn(
  projection: Projection,
  searched: readonly LinkKind[],
  { weaker, statedNone }: Pick<AssociationNetwork, 'weaker' | 'statedNone'>,
  minWeight: number,
  about: About = [],
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
    minWeight,
    weaker: countOf(weaker, about),
    statedNone: countOf(statedNone, about),
  };
}

function countOf(links: readonly Link[], about: About): z.output<typeof leftOut> {
  const joining = links.filter((link) => about.every(({ id }) => link.from === id || link.to === id));
  if (about.length === 2) return { links: links.length, between: joining.length };
  return { links: joining.length, between: null };
}
