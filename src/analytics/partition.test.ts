import { KARATE, KARATE_OFFICERS, graphOf, network } from '../../test/support/networks';
import { canonical, connectedParts, membersOf, modularity, partCount } from './partition';

test('canonical labels name parts by their smallest member', () => {
  const labels = canonical([7, 3, 7, 3, 0]);
  expect([...labels]).toEqual([0, 1, 0, 1, 2]);
  expect(partCount(labels)).toBe(3);
  expect(membersOf(labels).map((members) => [...members])).toEqual([[0, 2], [1, 3], [4]]);
});

test('a part in two pieces becomes two parts', () => {
  const graph = graphOf(network('a-b b-c c-d d-e'));
  expect([...connectedParts(graph)]).toEqual([0, 0, 0, 0, 0]);
  expect([...connectedParts(graph, canonical([0, 0, 1, 0, 0]))]).toEqual([0, 0, 1, 2, 2]);
});

test('modularity of the split of the karate club: networkx 3.6.1', () => {
  const factions = canonical(graphOf(KARATE).ids.map((id) => (KARATE_OFFICERS.includes(id) ? 1 : 0)));
  const unweighted = { ...KARATE, links: KARATE.links.map((link) => ({ ...link, weight: 1 })) };
  expect(modularity(graphOf(unweighted), factions)).toBeCloseTo(0.3582347140039448, 12);
  expect(modularity(graphOf(KARATE), factions)).toBeCloseTo(0.39143756676224206, 12);
  expect(modularity(graphOf(KARATE), factions, 2)).toBeCloseTo(-0.10889975825040765, 12);
});
