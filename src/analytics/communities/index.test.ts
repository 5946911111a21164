import { KARATE, graphOf, named, network, reordered, type Network } from '../../../test/support/networks';
import { seededRng } from '../../shared/random';
import { canonical } from '../partition';
import { communities, type CommunitiesOptions } from './index';
import { stabilityOf } from './stability';

const CLIQUES = network(
  `a1-a2 a1-a3 a1-a4 a2-a3 a2-a4 a3-a4
  b1-b2 b1-b3 b2-b3 a1-b1:0.1 c1-c2 c1-c3 c2-c3 c3-b3:0.1`,
  ['alone'],
);

function answer(net: Network, options: CommunitiesOptions = {}, seed = 's'): unknown {
  const graph = graphOf(net);
  const found = communities(graph, seededRng(seed), options);
  const listed = found.communities.map(({ id, members, stability }) => [
    id,
    named(graph, members),
    stability,
  ]);
  return { ...found, communities: listed };
}

test('by eye: cliques with weak ties between, largest first, then by smallest id', () => {
  expect(answer(CLIQUES)).toMatchObject({
    communities: [
      ['a1', ['a1', 'a2', 'a3', 'a4'], 1],
      ['b1', ['b1', 'b2', 'b3'], 1],
      ['c1', ['c1', 'c2', 'c3'], 1],
      ['alone', ['alone'], null],
    ],
    of: Uint32Array.from([0, 0, 0, 0, 3, 1, 1, 1, 2, 2, 2]),
    differentPartitions: 1,
    runs: 10,
  });
});

test('karate club without weights: the proven optimum .4198, which Louvain’s published .4188 is below', () => {
  // .4188: Blondel et al. 2008 (table 1, .42); .4198: Brandes et al., IEEE TKDE 20(2), 2008.
  const unweighted = graphOf({ ...KARATE, links: KARATE.links.map((link) => ({ ...link, weight: 1 })) });
  for (const seed of ['a', 'b', 'c', 'd', 'e']) {
    const found = communities(unweighted, seededRng(seed), { runs: 20 });
    expect(found.modularity).toBeCloseTo(0.41979, 5);
    expect(found.communities).toHaveLength(4);
  }
});

test('same answer for shuffled input, several partitions and their stability included', () => {
  const whole = answer(KARATE, { runs: 60 });
  expect((whole as { differentPartitions: number }).differentPartitions).toBeGreaterThan(1);
  for (const seed of ['1', '2', '3']) expect(answer(reordered(KARATE, seed), { runs: 60 })).toEqual(whole);
});

test('stability by hand: the mean share of pairs kept together', () => {
  const kept = canonical([0, 0, 0, 0, 1]);
  const others = [canonical([0, 0, 0, 0, 0]), canonical([0, 0, 1, 1, 1]), canonical([0, 1, 2, 2, 2])];
  // Of six pairs: six, two and one together.
  expect(stabilityOf(kept, others)).toEqual([(6 + 2 + 1) / 18, null]);
  expect(stabilityOf(kept, [])).toEqual([null, null]);
});

test('a higher resolution cuts finer', () => {
  const graph = graphOf(KARATE);
  const sizes = [0.3, 1, 4].map(
    (resolution) => communities(graph, seededRng('s'), { resolution }).communities.length,
  );
  expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
  expect(sizes[1]).toBeLessThan(sizes[2] ?? 0);
});

test('without links everyone is alone and the modularity is 0', () => {
  expect(answer({ nodes: ['b', 'a'], links: [] })).toMatchObject({
    communities: [
      ['a', ['a'], null],
      ['b', ['b'], null],
    ],
    modularity: 0,
  });
});
