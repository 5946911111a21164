import {
  KARATE,
  KARATE_OFFICERS,
  at,
  graphOf,
  network,
  reordered,
  type Network,
} from '../../../test/support/networks';
import { brokerage } from './index';

test('participation by hand: all to one community 0, halves ½, three thirds ⅔; weights count', () => {
  const graph = graphOf(network('m-a m-b m-c a-b x-y:3 x-z:1', ['alone']));
  const community = graph.ids.map((id) => ({ a: 1, b: 2, c: 3, m: 1, x: 5, y: 5, z: 6 })[id] ?? 0);
  const { participation } = brokerage(graph, community);
  const of = (id: string): number => participation[at(graph, id)] ?? NaN;
  expect(of('m')).toBeCloseTo(2 / 3, 12);
  expect(of('a')).toBeCloseTo(1 / 2, 12);
  expect(of('c')).toBe(0);
  expect(of('x')).toBeCloseTo(1 - (9 + 1) / 16, 12);
  expect(of('alone')).toBeNaN();
});

test('structural holes by hand: the middle of a star of three, a corner of a triangle, a lone pair', () => {
  const graph = graphOf(network('m-a m-b m-c t-u u-v v-t p-q', ['alone']));
  const { constraint, effectiveSize } = brokerage(graph, new Uint32Array(graph.ids.length));
  const of = (id: string): number[] => [
    constraint[at(graph, id)] ?? NaN,
    effectiveSize[at(graph, id)] ?? NaN,
  ];
  // Star: three contacts at (1/3)². Triangle: two contacts at (1/2 + 1/2 · 1/2)². Pair: one at 1².
  expect(of('m')[0]).toBeCloseTo(1 / 3, 12);
  expect(of('m')[1]).toBe(3);
  expect(of('t')).toEqual([9 / 8, 1]);
  expect(of('p')).toEqual([1, 1]);
  expect(of('alone')).toEqual([NaN, NaN]);
});

/**
 * Constraint and effective size of nine members, weighted: networkx 3.6.1 with `nodes` given. Without it a matrix
 * shortcut is taken there, which departs from the formula where weights differ (13.954 and not 13.775 for member 1).
 */
const PUBLISHED: [string, number, number][] = [
  ['01', 0.190623, 13.775],
  ['02', 0.340902, 6.467241],
  ['03', 0.255654, 7.94697],
  ['10', 0.555556, 2],
  ['12', 1, 1],
  ['17', 0.939749, 1],
  ['20', 0.439109, 2.413333],
  ['33', 0.258256, 10.089286],
  ['34', 0.186287, 15.228919],
];

test('karate club: constraint and effective size of networkx', () => {
  const graph = graphOf(KARATE);
  const { constraint, effectiveSize } = brokerage(graph, new Uint32Array(34));
  for (const [id, expected, size] of PUBLISHED) {
    expect(constraint[at(graph, id)]).toBeCloseTo(expected, 5);
    expect(effectiveSize[at(graph, id)]).toBeCloseTo(size, 5);
  }
});

test('karate club without weights: 13.75, 7.8 and 15.235294 for members 1, 3 and 34 (networkx 3.6.1)', () => {
  const graph = graphOf({ ...KARATE, links: KARATE.links.map((link) => ({ ...link, weight: 1 })) });
  const { constraint, effectiveSize } = brokerage(graph, new Uint32Array(34));
  const sizes = ['01', '03', '34'].map((id) => effectiveSize[at(graph, id)]?.toFixed(4));
  expect(sizes).toEqual(['13.7500', '7.8000', '15.2353']);
  expect(constraint[at(graph, '17')]).toBeCloseTo(0.78125, 12);
});

test('same answer for shuffled input and for renumbered communities', () => {
  const run = (net: Network, first: number, second: number): unknown => {
    const graph = graphOf(net);
    return brokerage(
      graph,
      graph.ids.map((id) => (KARATE_OFFICERS.includes(id) ? first : second)),
    );
  };
  for (const seed of ['1', '2']) expect(run(reordered(KARATE, seed), 9, 4)).toEqual(run(KARATE, 0, 1));
  expect(() => brokerage(graphOf(KARATE), [1])).toThrow(RangeError);
});
