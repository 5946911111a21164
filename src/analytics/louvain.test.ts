import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { FLORENCE, KARATE, graphOf, network } from '../../test/support/networks';
import { seededRng, shuffled, type Rng } from '../shared/random';
import { denseParts } from './improve';
import { louvainAlone, louvainPartition } from './louvain';
import { canonical, connectedParts, membersOf, modularity, partCount } from './partition';

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
      const direct = [...louvainAlone(graph, resolution, seededRng(seed))];
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

const UNWEIGHTED = graphOf({ ...KARATE, links: KARATE.links.map((link) => ({ ...link, weight: 1 })) });
const SEEDS = Array.from({ length: 30 }, (_, i) => `s${i}`);

test.each([
  // Proven: Brandes et al., IEEE TKDE 20(2), 2008, and igraph 1.0.0 community_optimal_modularity.
  ['without weights', UNWEIGHTED, 0.41979],
  ['with weights', graphOf(KARATE), 0.4449],
])(
  'karate club %s: eight runs of ten find the proven optimum, Louvain alone fewer than half',
  (_, graph, optimum) => {
    const shareOf = (of: typeof louvainPartition): number => {
      const found = SEEDS.map((seed) => modularity(graph, of(graph, 1, seededRng(seed))));
      for (const quality of found) expect(quality).toBeLessThan(optimum + 1e-5);
      return found.filter((quality) => quality > optimum - 1e-5).length / SEEDS.length;
    };
    expect(shareOf(louvainPartition)).toBeGreaterThanOrEqual(0.8);
    expect(shareOf(louvainAlone)).toBeLessThan(0.5);
  },
);

/** A graph of 60 nodes and about 200 links of random weights. */
function random(seed: string): ReturnType<typeof graphOf> {
  const rng = seededRng(seed);
  const links = Array.from({ length: 60 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => (rng() < 0.11 ? [`n${i}-n${j}:${(1 + 4 * rng()).toFixed(2)}`] : [])),
  );
  return graphOf(network(links.flat().join(' ')));
}

test('no less modularity than Louvain alone, connected parts, and no single move that gains', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    const graph = random(seed);
    for (const resolution of [0.5, 1, 4]) {
      const labels = louvainPartition(graph, resolution, seededRng(seed));
      const quality = modularity(graph, labels, resolution);
      const alone = louvainAlone(graph, resolution, seededRng(seed));
      expect(quality).toBeGreaterThanOrEqual(modularity(graph, alone, resolution) - 1e-12);
      expect([...connectedParts(graph, labels)]).toEqual([...labels]);
      const parts = partCount(labels);
      for (let node = 0; node < labels.length; node++) {
        for (let part = 0; part <= parts; part++) {
          const moved = canonical(labels.map((label, other) => (other === node ? part : label)));
          expect(modularity(graph, moved, resolution)).toBeLessThanOrEqual(quality + 1e-9);
        }
      }
    }
  }
});

test('dense parts by eye: whoever is joined by more than the density for each pair', () => {
  const graph = graphOf(network('a-b:3 a-c:3 b-c:3 c-d:1 d-e:3 d-f:3 e-f:3 g-h:0.5'));
  const parts = (density: number): string[] =>
    membersOf(denseParts(graph, density, seededRng('s'))).map((m) =>
      [...m].map((i) => graph.ids[i]).join(''),
    );
  // Both triangles together: 19 for 15 pairs.
  expect(parts(0.05)).toEqual(['abcdef', 'gh']);
  expect(parts(1)).toEqual(['abc', 'def', 'g', 'h']);
  expect(parts(4)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  const alone = denseParts(graphOf(FLORENCE), 2, seededRng('s'));
  expect(partCount(alone)).toBe(graphOf(FLORENCE).ids.length);
});
