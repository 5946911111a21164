import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { pairsOf } from './pairs';
import type { Point } from './placing';
import { neighboursOf, type ChartState } from './state';

/** A way of arranging what is on the chart. Pinned entities stay; the same chart gives the same arrangement. */
export type Layout = (state: ChartState, centre: readonly string[]) => Map<string, Point>;

const ORGANIC_STEPS = 250;

/** Linked ones near each other (ForceAtlas2, Jacomy et al. 2014). */
const organic: Layout = (state) => {
  const graph = new Graph({ type: 'undirected' });
  for (const [id, { x, y, pinned }] of state.nodes) graph.addNode(id, { x, y, size: 1, fixed: pinned });
  for (const pair of pairsOf(state.links.values()))
    graph.addEdge(pair.from, pair.to, { weight: pair.weight });
  if (graph.order < 2) return new Map();
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    scalingRatio: 1.5,
    gravity: 0.6,
    edgeWeightInfluence: 0.3,
  };
  const places = forceAtlas2(graph, { iterations: ORGANIC_STEPS, settings });
  const anyPinned = [...state.nodes.values()].some((n) => n.pinned);
  return anyPinned ? new Map(Object.entries(places)) : spread(new Map(Object.entries(places)));
};

/** All on a circle, those with most links first. */
const circular: Layout = (state) => {
  const ids = [...state.nodes.keys()].sort((a, b) => degree(state, b) - degree(state, a) || (a < b ? -1 : 1));
  const radius = Math.max(1.5, ids.length / (2 * Math.PI));
  return unpinned(
    state,
    ids.map((id, i): [string, Point] => {
      const angle = (i / ids.length) * 2 * Math.PI;
      return [id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }];
    }),
  );
};

/** Rows by how many steps from where the chart began. */
const hierarchical: Layout = (state, centre) => {
  const rows: string[][] = [];
  const seen = new Set<string>();
  let row = centre.filter((id) => state.nodes.has(id));
  if (row.length === 0) row = [...state.nodes.keys()].slice(0, 1);
  while (row.length > 0) {
    for (const id of row) seen.add(id);
    rows.push(row);
    const next = new Set(row.flatMap((id) => [...neighboursOf(state, id)]).filter((id) => !seen.has(id)));
    row = [...next].sort();
    if (row.length === 0) row = [...state.nodes.keys()].filter((id) => !seen.has(id)).slice(0, 12);
  }
  return unpinned(
    state,
    rows.flatMap((ids, depth) =>
      ids.map((id, i): [string, Point] => [id, { x: (i - (ids.length - 1) / 2) * 1.4, y: -depth * 2.2 }]),
    ),
  );
};

export const LAYOUTS = { Organic: organic, Circular: circular, Hierarchical: hierarchical } as const;

function unpinned(state: ChartState, places: [string, Point][]): Map<string, Point> {
  return new Map(places.filter(([id]) => state.nodes.get(id)?.pinned === false));
}

function degree(state: ChartState, id: string): number {
  return neighboursOf(state, id).size;
}

/** Scaled so that the median distance to the nearest neighbour is 1.1, and centred on 0. */
function spread(places: Map<string, Point>): Map<string, Point> {
  const points = [...places.values()];
  const nearest = points.map((p) =>
    Math.min(...points.map((q) => (p === q ? Infinity : Math.hypot(p.x - q.x, p.y - q.y)))),
  );
  const median = nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? 1;
  const scale = 1.1 / Math.max(median, 1e-6);
  const mean = (of: (p: Point) => number): number =>
    points.reduce((sum, p) => sum + of(p), 0) / points.length;
  const [cx, cy] = [mean((p) => p.x), mean((p) => p.y)];
  return new Map([...places].map(([id, p]) => [id, { x: (p.x - cx) * scale, y: (p.y - cy) * scale }]));
}
