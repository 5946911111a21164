interface KindHeld {
  readonly kind: string;
  readonly caption: string;
  readonly links: number;
}

/** What a search that found nothing went by, as answers give it. */
export interface Searched {
  readonly searched: readonly KindHeld[];
  readonly notSearched: readonly KindHeld[];
}

/** Why there is no path: which kinds of link were searched, and which there are besides. */
export function noPath(none: Searched | null): string {
  return `No path joins the two in what you can see. ${kindsSearched(none)}`;
}

/** Which kinds of link were searched and what there is of them; which others there are. */
export function kindsSearched(none: Searched | null): string {
  if (!none) return '';
  const { searched, notSearched } = none;
  const held = searched.filter((k) => k.links > 0);
  const what =
    notSearched.length === 0
      ? `All kinds of link were searched (${searched.length})`
      : `Searched: ${named(searched)}`;
  const there = held.length === 0 ? 'there are none of these' : `there are ${counted(held)}`;
  const others = notSearched.length === 0 ? '' : ` Not searched: ${counted(notSearched)}.`;
  return `${what}; ${there}.${others}`;
}

function named(kinds: readonly KindHeld[]): string {
  return kinds.map((k) => quoted(k)).join(', ');
}

function counted(kinds: readonly KindHeld[]): string {
  return kinds.map((k) => `${k.links.toLocaleString('en-GB')} ${quoted(k)}`).join(', ');
}

function quoted({ caption }: KindHeld): string {
  return `“${caption.toLowerCase()}”`;
}
