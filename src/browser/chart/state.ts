import type { Link, Node } from './api';
import { freePlaces, type Point } from './placing';

/** An entity on the chart and where it stands, in units in which neighbours are about 1 apart. */
export interface Placed extends Point {
  readonly node: Node;
  /** Dragged by hand: layouts leave it where it is. */
  readonly pinned: boolean;
}

/** What is on the chart. Never changed in place, so that every state can be gone back to. */
export interface ChartState {
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly links: ReadonlyMap<string, Link>;
}

export const EMPTY: ChartState = { nodes: new Map(), links: new Map() };

/** Adds entities and links. What is there already stays exactly where it is; new ones stand near `anchor`. */
export function added(
  state: ChartState,
  nodes: readonly Node[],
  links: readonly Link[],
  anchor?: string,
): ChartState {
  const fresh = nodes.filter((node) => !state.nodes.has(node.id));
  const next = new Map(state.nodes);
  const centre = (anchor === undefined ? undefined : state.nodes.get(anchor)) ?? { x: 0, y: 0 };
  const places = freePlaces(centre, [...state.nodes.values()], fresh.length);
  fresh.forEach((node, i) => next.set(node.id, { node, pinned: false, ...(places[i] ?? centre) }));
  const joined = new Map(state.links);
  for (const link of links) if (next.has(link.from) && next.has(link.to)) joined.set(link.link, link);
  return { nodes: next, links: joined };
}

/** Takes entities off the chart, with their links. Nothing is deleted anywhere else. */
export function without(state: ChartState, ids: ReadonlySet<string>): ChartState {
  return {
    nodes: new Map([...state.nodes].filter(([id]) => !ids.has(id))),
    links: new Map([...state.links].filter(([, l]) => !ids.has(l.from) && !ids.has(l.to))),
  };
}

/** Moves entities to where `places` says. `pinned` left out: each stays pinned or not as it was. */
export function moved(state: ChartState, places: ReadonlyMap<string, Point>, pinned?: boolean): ChartState {
  const nodes = new Map(state.nodes);
  for (const [id, { x, y }] of places) {
    const was = nodes.get(id);
    if (was) nodes.set(id, { ...was, x, y, pinned: pinned ?? was.pinned });
  }
  return { ...state, nodes };
}

/** Ids linked to `id` on the chart. */
export function neighboursOf(state: ChartState, id: string): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of state.links.values()) {
    if (from === id) found.add(to);
    if (to === id) found.add(from);
  }
  return found;
}
