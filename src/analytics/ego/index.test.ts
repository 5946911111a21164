import { KARATE, at, graphOf, named, namedLinks, network, reordered } from '../../../test/support/networks';
import { ego } from './index';

const CHAIN = network('a-b b-c c-d d-e b-d c-x', ['alone']);

test('by hand: depths, and the links among what was reached', () => {
  const graph = graphOf(CHAIN);
  const two = ego(graph, at(graph, 'a'), { depth: 2 });
  expect(named(graph, two.nodes)).toEqual(['a', 'b', 'c', 'd']);
  expect([...two.depths]).toEqual([0, 1, 2, 2]);
  expect(namedLinks(CHAIN, two.links)).toEqual(['a-b', 'b-c', 'b-d', 'c-d']);
  expect(named(graph, ego(graph, at(graph, 'a'), { depth: 0 }).nodes)).toEqual(['a']);
  expect(named(graph, ego(graph, at(graph, 'alone'), { depth: 9 }).nodes)).toEqual(['alone']);
});

test('the whole club is within three steps of member 1, 16 of them within one (networkx: eccentricity 3)', () => {
  const graph = graphOf(KARATE);
  const whole = ego(graph, at(graph, '01'), { depth: 5 });
  expect([...whole.depths].filter((depth) => depth === 1)).toHaveLength(16);
  expect(Math.max(...whole.depths)).toBe(3);
  expect([whole.nodes.length, whole.links.length]).toEqual([34, 78]);
});

test('same answer for shuffled input', () => {
  const answer = (net: typeof KARATE): unknown => {
    const graph = graphOf(net);
    const found = ego(graph, at(graph, '17'), { depth: 2 });
    return [named(graph, found.nodes), [...found.depths], namedLinks(net, found.links)];
  };
  for (const seed of ['1', '2', '3']) expect(answer(reordered(KARATE, seed))).toEqual(answer(KARATE));
});

test('refuses a node that is not there, and a depth that is not one', () => {
  const graph = graphOf(CHAIN);
  expect(() => ego(graph, 7)).toThrow(RangeError);
  expect(() => ego(graph, 0, { depth: -1 })).toThrow();
});
