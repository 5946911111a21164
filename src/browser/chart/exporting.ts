import { csv } from '../../shared/csv';
import { localTime } from '../../web/wording/time';
import { stretchOf } from '../../web/wording/when';
import type { ChartState } from './state';

/** Saves text or a picture under a name, from this page alone. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The links as CSV, times in the force's zone; cells that a spreadsheet would take for a formula are escaped. */
export function csvOf(state: ChartState, zone: string): string {
  const head = [
    'from',
    'fromName',
    'to',
    'toName',
    'kind',
    'directed',
    'count',
    'first',
    'last',
    'when',
    'zone',
    'grade',
    'weight',
    'link',
  ];
  const nameOf = (id: string): string => state.nodes.get(id)?.node.label ?? '';
  const rows = [...state.links.values()].map((l) => [
    l.from,
    nameOf(l.from),
    l.to,
    nameOf(l.to),
    l.kind,
    String(l.directed),
    String(l.count),
    localTime(l.first, zone),
    localTime(l.last, zone),
    stretchOf(l, zone),
    zone,
    l.grade ?? 'ungraded',
    String(l.weight),
    l.link,
  ]);
  return csv([head, ...rows]);
}

/** The chart as GraphML (Brandes et al. 2002), with where everything stands. */
export function graphmlOf(state: ChartState): string {
  const keys = [
    ...['label', 'kind', 'register'].map((k) => key('node', k, 'string')),
    ...['x', 'y'].map((k) => key('node', k, 'double')),
    ...['linkKind', 'grade'].map((k) => key('edge', k, 'string')),
    ...['weight', 'count'].map((k) => key('edge', k, 'double')),
  ];
  const nodes = [...state.nodes].map(
    ([id, { node, x, y }]) =>
      `<node id="${xml(id)}">${data({ label: node.label, kind: node.kind, register: node.register, x, y })}</node>`,
  );
  const edges = [...state.links.values()].map(
    (l) =>
      `<edge source="${xml(l.from)}" target="${xml(l.to)}" directed="${l.directed}">${data({ linkKind: l.kind, grade: l.grade ?? 'ungraded', weight: l.weight, count: l.count })}</edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join('\n')}\n<graph edgedefault="undirected">\n${[...nodes, ...edges].join('\n')}\n</graph>\n</graphml>\n`;
}

function key(of: 'node' | 'edge', name: string, type: string): string {
  return `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`;
}

function data(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<data key="${name}">${xml(String(value))}</data>`)
    .join('');
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
