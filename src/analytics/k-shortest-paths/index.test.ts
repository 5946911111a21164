import {
  KARATE,
  at,
  graphOf,
  named,
  namedLinks,
  network,
  reordered,
  type Network,
} from '../../../test/support/networks';
import { randomInt, seededRng } from '../../shared/random';
import { kShortestPaths, type PathOptions } from './index';

function paths(net: Network, from: string, to: string, options: PathOptions = {}): string[] {
  const graph = graphOf(net);
  return kShortestPaths(graph, at(graph, from), at(graph, to), options).map((path) =>
    named(graph, path.nodes).join(' '),
  );
}

test('by hand: nodes, links, length, cost and the weakest step', () => {
  const net = network('a-b:4 b-c:2 a-d:1 d-c:1');
  const graph = graphOf(net);
  const found = kShortestPaths(graph, at(graph, 'a'), at(graph, 'c'), { cost: 'strength', k: 9 });
  expect(found.map((path) => [named(graph, path.nodes), namedLinks(net, path.links)])).toEqual([
    [
      ['a', 'b', 'c'],
      ['a-b', 'b-c'],
    ],
    [
      ['a', 'd', 'c'],
      ['a-d', 'c-d'],
    ],
  ]);
  expect(found[0]).toMatchObject({ length: 2, cost: 0.75, weakest: { step: 1, link: 1, weight: 2 } });
  expect(found[1]).toMatchObject({ length: 2, cost: 2, weakest: { step: 0, link: 2, weight: 1 } });
});

test('karate club by hops, in order of ids (all simple paths of networkx 3.6.1, sorted)', () => {
  const first = ['12 01 03 28 24', '12 01 03 33 24', '12 01 09 33 24', '12 01 09 34 24', '12 01 14 34 24'];
  expect(paths(KARATE, '12', '24', { k: 5 })).toEqual(first);
  const four = ['01 09 34', '01 14 34', '01 20 34', '01 32 34'];
  const longer = ['01 02 14 34', '01 02 20 34', '01 02 31 34', '01 03 09 34'];
  expect(paths(KARATE, '01', '34', { k: 8 })).toEqual([...four, ...longer]);
});

test('karate club by strength (networkx 3.6.1)', () => {
  expect(paths(KARATE, '17', '27', { k: 6, cost: 'strength' })).toEqual([
    '17 06 01 03 09 34 27',
    '17 07 01 03 09 34 27',
    '17 06 01 14 34 27',
    '17 07 01 14 34 27',
    '17 06 01 03 33 30 27',
    '17 07 01 03 33 30 27',
  ]);
});

/** Every path without a repeated node, by trying all; costs in sixtieths, where 1/1 to 1/6 are whole. */
function allPaths(net: Network, from: string, to: string, hops: boolean): string[] {
  const found: { nodes: string[]; cost: number }[] = [];
  const walk = (nodes: string[], cost: number): void => {
    const last = nodes.at(-1);
    if (last === to) return void found.push({ nodes, cost });
    for (const link of net.links) {
      const next = link.from === last ? link.to : link.to === last ? link.from : undefined;
      if (next !== undefined && !nodes.includes(next))
        walk([...nodes, next], cost + (hops ? 1 : 60 / link.weight));
    }
  };
  walk([from], 0);
  found.sort(
    (a, b) =>
      a.cost - b.cost || a.nodes.length - b.nodes.length || (a.nodes.join(' ') < b.nodes.join(' ') ? -1 : 1),
  );
  return found.map((path) => path.nodes.join(' '));
}

test.each(['hops', 'strength'] as const)(
  '200 small graphs: every path, in the order of trying all (%s)',
  (cost) => {
    const rng = seededRng(`paths by ${cost}`);
    let ties = 0;
    for (let round = 0; round < 200; round++) {
      const size = 4 + randomInt(rng, 4);
      const links = [];
      for (let i = 0; i < size; i++) {
        for (let j = i + 1; j < size; j++) {
          if (rng() < 0.65) links.push(`n${j}-n${i}:${1 + randomInt(rng, 6)}`);
        }
      }
      const net = network(
        links.join(' '),
        Array.from({ length: size }, (_, i) => `n${i}`),
      );
      const expected = allPaths(net, 'n0', 'n1', cost === 'hops');
      if (expected.length > 3) ties++;
      expect(paths(net, 'n0', 'n1', { k: 100, cost })).toEqual(expected.slice(0, 100));
      expect(paths(net, 'n0', 'n1', { k: 3, cost })).toEqual(expected.slice(0, 3));
    }
    expect(ties).toBeGreaterThan(100);
  },
);

test('the smallest of equal paths is found though another reaches the end first', () => {
  const net = network('n0-n2 n2-n8 n8-n9 n9-n1 n0-n3 n3-n4 n4-n5 n5-n1');
  expect(paths(net, 'n0', 'n1', { k: 1 })).toEqual(['n0 n2 n8 n9 n1']);
});

test('same answer for shuffled input', () => {
  const answer = (net: Network): unknown => {
    const graph = graphOf(net);
    const found = kShortestPaths(graph, at(graph, '17'), at(graph, '27'), { k: 20, cost: 'strength' });
    return found.map((path) => [
      path.nodes,
      path.cost,
      path.weakest.step,
      path.weakest.weight,
      namedLinks(net, path.links),
    ]);
  };
  for (const seed of ['1', '2', '3']) expect(answer(reordered(KARATE, seed))).toEqual(answer(KARATE));
});

test('no path: none; the same node or an unknown one: refused', () => {
  const graph = graphOf(network('a-b c-d'));
  expect(kShortestPaths(graph, 0, 2)).toEqual([]);
  expect(() => kShortestPaths(graph, 0, 0)).toThrow(RangeError);
  expect(() => kShortestPaths(graph, 0, 4)).toThrow(RangeError);
});
