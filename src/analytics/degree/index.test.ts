import { KARATE, at, graphOf, network, reordered } from '../../../test/support/networks';
import { degree } from './index';

test('by hand, a self-link not counted', () => {
  expect([...degree(graphOf(network('a-b a-c a-a', ['d'])))]).toEqual([2, 1, 1, 0]);
});

test('karate club: 16 links at member 1, 17 at member 34, 12 at member 33 (Zachary 1977)', () => {
  const graph = graphOf(KARATE);
  const degrees = degree(graph);
  expect(['01', '34', '33', '12'].map((id) => degrees[at(graph, id)])).toEqual([16, 17, 12, 1]);
  expect(degree(graphOf(reordered(KARATE, '1')))).toEqual(degrees);
});
