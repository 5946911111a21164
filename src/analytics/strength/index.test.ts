import { KARATE, at, graphOf, network, reordered } from '../../../test/support/networks';
import { strength } from './index';

test('by hand', () => {
  expect([...strength(graphOf(network('a-b:2 a-c:0.5', ['d'])))]).toEqual([2.5, 2, 0.5, 0]);
});

test('karate club: 42, 48 and 38 for members 1, 34 and 33, 231 on all links (networkx 3.6.1)', () => {
  const graph = graphOf(KARATE);
  const strengths = strength(graph);
  expect(['01', '34', '33'].map((id) => strengths[at(graph, id)])).toEqual([42, 48, 38]);
  expect(strengths.reduce((sum, x) => sum + x, 0)).toBe(462);
});

test('same answer for shuffled input, to the last bit', () => {
  const thirds = { ...KARATE, links: KARATE.links.map((link) => ({ ...link, weight: link.weight / 3 })) };
  const whole = strength(graphOf(thirds));
  for (const seed of ['1', '2', '3']) expect(strength(graphOf(reordered(thirds, seed)))).toEqual(whole);
});
