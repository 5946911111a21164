import type { Projection } from '../view/projection';
import { linkKinds } from './link-kinds';

/** How many links of one kind an entity has, captioned as read from that entity. */
export interface LinkCount {
  readonly kind: string;
  readonly caption: string;
  readonly links: number;
}

/**
 * Links of an entity counted by kind. A directed kind is captioned from the entity's own end (`Supervised by`, not
 * `Supervises`); with links both ways, by both captions.
 */
export function linkCounts(projection: Projection, id: string): LinkCount[] {
  return linkKinds().flatMap((kind) => {
    const links = projection.linksOf(kind.id, id);
    if (links.length === 0) return [];
    const outgoing = links.some((link) => link.from === id);
    const incoming = links.some((link) => link.to === id);
    const captions = [...(outgoing ? [kind.caption] : []), ...(incoming ? [kind.reverse] : [])];
    const caption = kind.directed ? captions.join('; ') : kind.caption;
    return [{ kind: kind.id, caption, links: links.length }];
  });
}
