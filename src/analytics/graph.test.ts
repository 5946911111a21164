import { KARATE, graphOf, named, namedLinks, network, reordered } from '../../test/support/networks';
import { seededRng } from '../shared/random';
import { buildGraph, nodeIndex, type WeightedGraph, type WeightedLink } from './graph';

/** The rows by id: what must not depend on the order of the input. */
function rows(graph: WeightedGraph): unknown {
  return graph.ids.map((id, node) => {
    const [start, end] = [graph.offsets[node], graph.offsets[node + 1]];
    return [id, named(graph, graph.neighbours.subarray(start, end)), [...graph.weights.subarray(start, end)]];
  });
}

test('rows by hand: both ends of each link, in order of id, with weight and link', () => {
  const net = network('c-a:2 b-c:5 a-d:1 b-b:9', ['B']);
  const graph = graphOf(net);
  expect(rows(graph)).toEqual([
    ['B', [], []],
    ['a', ['c', 'd'], [2, 1]],
    ['b', ['c'], [5]],
    ['c', ['a', 'b'], [2, 5]],
    ['d', ['a'], [1]],
  ]);
  expect([...graph.links]).toEqual([0, 2, 1, 0, 1, 2]);
  expect(['B', 'a', 'd', 'A', 'z'].map((id) => nodeIndex(graph, id))).toEqual([0, 1, 4, -1, -1]);
});

test('the same graph for shuffled input', () => {
  const graph = graphOf(KARATE);
  expect([graph.ids.length, graph.neighbours.length / 2]).toEqual([34, 78]);
  for (const seed of ['1', '2', '3']) {
    const net = reordered(KARATE, seed);
    const other = graphOf(net);
    expect(rows(other)).toEqual(rows(graph));
    expect(namedLinks(net, other.links)).toEqual(namedLinks(KARATE, graph.links));
  }
});

test.each([
  ['a link that joins the pair of another', ['a', 'b', 'c'], 'a-b b-c b-a', 'links 0 and 2'],
  ['an unknown node', ['a', 'b'], 'a-b b-c', 'link 1'],
  ['a weight of nothing', ['a', 'b'], 'a-b:0', 'link 0'],
  ['a weight that is no number', ['a', 'b'], 'a-b:x', 'link 0'],
  ['a node named twice', ['a', 'b', 'a'], 'a-b', 'twice'],
])('refuses %s', (_, nodes, links, message) => {
  const build = (): unknown => buildGraph(nodes, network(links).links);
  expect(build).toThrow(RangeError);
  expect(build).toThrow(message);
});

test('a graph of 20,000 nodes and 100,000 links agrees with a map of maps', () => {
  const rng = seededRng('large');
  const known = new Map<string, Map<string, number>>();
  const nodes = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
  nodes.forEach((id) => known.set(id, new Map()));
  const links: WeightedLink[] = [];
  while (links.length < 100_000) {
    const from = `n${Math.floor(rng() * 20_000)}`;
    const to = `n${Math.floor(rng() * 20_000)}`;
    if (from === to || known.get(from)?.has(to)) continue;
    known.get(from)?.set(to, links.length);
    known.get(to)?.set(from, links.length);
    links.push({ from, to, weight: 1 + rng() });
  }
  const graph = buildGraph(nodes, links);
  let wrong = 0;
  graph.ids.forEach((id, node) => {
    const row = known.get(id) ?? new Map<string, number>();
    const [start = 0, end = 0] = [graph.offsets[node], graph.offsets[node + 1]];
    if (end - start !== row.size) wrong++;
    for (let p = start; p < end; p++) {
      const link = graph.links[p] ?? -1;
      if (row.get(graph.ids[graph.neighbours[p] ?? -1] ?? '') !== link) wrong++;
      if (links[link]?.weight !== graph.weights[p]) wrong++;
    }
  });
  expect(wrong).toBe(0);
});
