interface KindHeld {
  readonly caption: string;
  readonly links: number;
  readonly inView: number;
}

interface LeftOut {
  readonly links: number;
  readonly between: number | null;
}

/** What a search that found nothing went by, as answers give it. */
export interface Searched {
  readonly searched: readonly KindHeld[];
  readonly notSearched: readonly KindHeld[];
  readonly isEveryKind: boolean;
  readonly at: string | null;
  /** What to say instead where it was asked of somebody whom the reader is excluded from. */
  readonly conflict: string | null;
  readonly minWeight: number;
  readonly weaker: LeftOut;
  readonly statedNone: LeftOut;
}

/** Why there is no path: which kinds of link were searched, and which there are besides. */
export function noPath(none: Searched | null): string {
  return (
    none?.conflict ?? `${ofKinds(none, 'no path joins the two in what you can see')} ${kindsSearched(none)}`
  );
}

/** That nothing is linked to what was asked about, and by which kinds of link. */
export function nothingLinked(none: Searched): string {
  return none.conflict ?? `${ofKinds(none, 'nothing is linked to it')} ${kindsSearched(none)}`;
}

/** A "no" of some kinds of link begins with that it is only of these. */
function ofKinds(none: Searched | null, no: string): string {
  if (none && !none.isEveryKind) return `By the kinds of link that were searched, ${no}.`;
  return `${no.charAt(0).toUpperCase()}${no.slice(1)}.`;
}

/** Which kinds of link were searched and what there is of them; which others there are. */
export function kindsSearched(none: Searched | null): string {
  if (!none) return '';
  const { searched, notSearched, isEveryKind } = none;
  const what = isEveryKind
    ? `All kinds of link were searched (${searched.length})`
    : `Searched: ${searched.map(quoted).join(', ')}`;
  const others = notSearched.length === 0 ? '' : ` Not searched: ${counted(notSearched)}${here(none)}.`;
  const passedOver = leftOut(none).map((sentence) => ` ${sentence}`);
  return `${what}; ${held(none)}.${passedOver.join('')}${others}`;
}

/** How many links there are of the kinds that were searched. */
function held(none: Searched): string {
  const found = none.searched.filter((k) => k.links > 0);
  if (found.length > 0)
    return `there ${found.length === 1 && found[0]?.links === 1 ? 'is' : 'are'} ${counted(found)}${here(none)}`;
  if (none.at === null) return 'there are none of these in what you can see';
  const elsewhere = none.searched.filter((k) => k.inView > 0);
  if (elsewhere.length === 0) return `there are none of these${here(none)} or anywhere in what you can see`;
  const all = elsewhere.map((k) => ({ ...k, links: k.inView }));
  return `there are none of these${here(none)}, and ${counted(all)} in what you can see`;
}

/** What was passed over of the kinds that were searched, and why: a sentence for each reason. */
function leftOut(none: Searched): string[] {
  const { weaker, statedNone, minWeight } = none;
  const at = here(none);
  return [
    ...sentences(weaker, (links, was) => `${links}${at} weaker than ${minWeight} ${was} left out`),
    ...sentences(
      statedNone,
      (links, was) => `${links}${at} ${was} left out, since a stated weight of 0 says that there is none`,
    ),
  ];
}

function sentences({ links, between }: LeftOut, say: (links: string, was: string) => string): string[] {
  if (links === 0) return [];
  const number = links.toLocaleString('en-GB');
  const said = links === 1 ? say('1 link', 'was') : say(`${number} links`, 'were');
  if (!between) return [`${said}.`];
  if (links === 1) return [`${said}: it joins these two.`];
  return [`${said}: ${between} of them ${between === 1 ? 'joins' : 'join'} these two.`];
}

function here({ at }: Searched): string {
  return at === null ? '' : ` at this ${at}`;
}

function counted(kinds: readonly KindHeld[]): string {
  return kinds.map((k) => `${k.links.toLocaleString('en-GB')} ${quoted(k)}`).join(', ');
}

function quoted({ caption }: KindHeld): string {
  return `“${caption.toLowerCase()}”`;
}
