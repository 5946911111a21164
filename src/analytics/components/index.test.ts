import { graphOf, named, network, reordered } from '../../../test/support/networks';
import { components } from './index';

const THREE = network('e-f f-g b-d d-h h-b c-c', ['a']);

function answer(net: typeof THREE): unknown {
  const graph = graphOf(net);
  const found = components(graph);
  return [found.components.map(({ id, members }) => [id, named(graph, members)]), [...found.of]];
}

test('by hand: largest first, then by id; a node with only itself is one', () => {
  expect(answer(THREE)).toEqual([
    [
      ['b', ['b', 'd', 'h']],
      ['e', ['e', 'f', 'g']],
      ['a', ['a']],
      ['c', ['c']],
    ],
    [2, 0, 3, 0, 1, 1, 1, 0],
  ]);
  expect(components(graphOf({ nodes: [], links: [] })).components).toEqual([]);
});

test('same answer for shuffled input', () => {
  for (const seed of ['1', '2', '3']) expect(answer(reordered(THREE, seed))).toEqual(answer(THREE));
});
