import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { KARATE, graphOf } from '../../test/support/networks';
import { seededRng, shuffled, type Rng } from '../shared/random';
import { louvainPartition } from './louvain';
import { canonical, connectedParts } from './partition';

/** The same run on a graphology graph, built node by node and link by link in the same order. */
function onGraphology(graph: ReturnType<typeof graphOf>, resolution: number, rng: Rng): number[] {
  const copy = new UndirectedGraph<Record<string, never>, { weight: number }>();
  const order = shuffled(rng, [...graph.ids.keys()]);
  order.forEach((node) => copy.addNode(String(node)));
  for (const from of order) {
    for (let p = graph.offsets[from] ?? 0; p < (graph.offsets[from + 1] ?? 0); p++) {
      const to = graph.neighbours[p] ?? -1;
      // 231 / 78 is nearest to 4 in powers of two, and a partition does not depend on the unit of weight.
      if (from < to)
        copy.addUndirectedEdge(String(from), String(to), { weight: (graph.weights[p] ?? 0) / 4 });
    }
  }
  const found = louvain(copy, { resolution, rng, getEdgeWeight: 'weight' });
  return [...connectedParts(graph, canonical(graph.ids.map((_, node) => found[String(node)] ?? -1)))];
}

test('reading the rows gives what copying them into a graphology graph gives', () => {
  const graph = graphOf(KARATE);
  for (const resolution of [0.5, 1, 3]) {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const direct = [...louvainPartition(graph, resolution, seededRng(seed))];
      expect(direct).toEqual(onGraphology(graph, resolution, seededRng(seed)));
    }
  }
});

test('the unit of the weights changes nothing', () => {
  const graph = graphOf(KARATE);
  const scaled = { ...graph, weights: graph.weights.map((weight) => weight * 1e-13) };
  for (const seed of ['a', 'b', 'c']) {
    const partition = louvainPartition(graph, 1, seededRng(seed));
    expect(louvainPartition(scaled, 1, seededRng(seed))).toEqual(partition);
  }
});

test('without links every node is alone', () => {
  const graph = graphOf({ nodes: ['a', 'b', 'c'], links: [] });
  expect([...louvainPartition(graph, 1, seededRng('a'))]).toEqual([0, 1, 2]);
});
