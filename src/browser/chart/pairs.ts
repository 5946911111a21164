import { gradeChip, type Certainty } from '../../web/wording/grade';
import type { Link } from './api';

/** All links between two entities: one line on the chart, drawn as the firmest of them. */
export interface Pair {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Heaviest first. */
  readonly links: readonly Link[];
  readonly certainty: Certainty;
  /** Grade of the heaviest of the firmest links, and how many more links there are: `1B +2`. */
  readonly chip: string;
  /** 0 to 1. */
  readonly weight: number;
  /** Who it points to, where all its links point one way. */
  readonly arrowTo: string | undefined;
}

const FIRMEST: readonly Certainty[] = ['confirmed', 'unconfirmed', 'tentative'];

export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u001f${b}` : `${b}\u001f${a}`;
}

/** Links joined to pairs, in order of key. */
export function pairsOf(links: Iterable<Link>): Pair[] {
  const pairs = new Map<string, Link[]>();
  for (const link of links) {
    if (link.from === link.to) continue;
    const key = pairKey(link.from, link.to);
    const list = pairs.get(key);
    if (list) list.push(link);
    else pairs.set(key, [link]);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => pairOf(key, of));
}

function pairOf(key: string, links: Link[]): Pair {
  links.sort((a, b) => b.weight - a.weight || (a.link < b.link ? -1 : 1));
  const [from = '', to = ''] = key.split('\u001f');
  const certainties = links.map((link) => gradeChip(link.grade).certainty);
  const targets = new Set(links.map((link) => (link.directed ? link.to : '')));
  const [target] = targets;
  const certainty = FIRMEST.find((c) => certainties.includes(c)) ?? 'tentative';
  const firm = links[certainties.indexOf(certainty)];
  const first = gradeChip(firm?.grade ?? null).text;
  return {
    key,
    from,
    to,
    links,
    certainty,
    chip: links.length > 1 ? `${first} +${links.length - 1}` : first,
    weight: Math.max(0, ...links.map((link) => Math.min(1, link.weight))),
    arrowTo: targets.size === 1 && target !== '' ? target : undefined,
  };
}
