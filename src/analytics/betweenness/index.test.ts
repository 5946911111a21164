import {
  FLORENCE,
  KARATE,
  at,
  graphOf,
  network,
  reordered,
  type Network,
} from '../../../test/support/networks';
import { seededRng } from '../../shared/random';
import { betweenness, type BetweennessOptions } from './index';

function scores(net: Network, options: BetweennessOptions = {}, seed = 's'): (...ids: string[]) => number[] {
  const graph = graphOf(net);
  const { scores: all } = betweenness(graph, seededRng(seed), options);
  return (...ids) => ids.map((id) => Number((all[at(graph, id)] ?? NaN).toFixed(4)));
}

test('by hand: a star, a chain, a square and nobody', () => {
  expect(scores(network('m-a m-b m-c'))('m', 'a')).toEqual([1, 0]);
  expect(scores(network('a-b b-c c-d'), { normalised: false })('a', 'b', 'c')).toEqual([0, 2, 2]);
  expect(scores(network('a-b b-c c-d d-a'), { normalised: false })('a', 'b')).toEqual([0.5, 0.5]);
  expect(scores(network('a-b'))('a')).toEqual([0]);
  expect(betweenness(graphOf({ nodes: [], links: [] }), seededRng('s')).scores).toHaveLength(0);
});

test('Florentine families: Medici .5220, Guadagni .2546, Albizzi .2125 (networkx 3.6.1)', () => {
  const of = scores(FLORENCE);
  expect(of('Medici', 'Guadagni', 'Albizzi', 'Pazzi', 'Strozzi')).toEqual([0.522, 0.2546, 0.2125, 0, 0.1026]);
});

test('karate club by hops: member 1 .4376, 34 .3041, 33 .1452 (networkx 3.6.1)', () => {
  const of = scores(KARATE);
  expect(of('01', '34', '33', '03', '32', '09')).toEqual([0.4376, 0.3041, 0.1452, 0.1437, 0.1383, 0.0559]);
});

test('karate club by strength, as networkx gives it with lengths that are exact fractions', () => {
  // With floating-point lengths networkx itself answers .3949 for member 1: 1/3 + 1/6 and 1/2 are not one length there.
  const of = scores(KARATE, { length: 'strength' });
  const expected = [0.3958, 0.0682, 0.3352, 0.1364, 0.09, 0.1581, 0.3295, 0.0114, 0.0549, 0.0331];
  expect(of('01', '02', '03', '09', '32', '33', '34', '24', '14', '28')).toEqual(expected);
});

test.each(['hops', 'strength'] as const)('same answer for shuffled input, to the last bit (%s)', (length) => {
  for (const exactUpTo of [100, 0]) {
    const run = (net: Network): unknown =>
      betweenness(graphOf(net), seededRng('s'), { length, exactUpTo, pivots: 10 });
    for (const seed of ['1', '2', '3']) expect(run(reordered(KARATE, seed))).toEqual(run(KARATE));
  }
});

test('sampled: says so, is right on average, and its standard error is the spread that it shows', () => {
  const graph = graphOf(KARATE);
  const exact = betweenness(graph, seededRng('s')).scores;
  expect(betweenness(graph, seededRng('s')).sampling).toEqual({ method: 'exact', pivots: 34, nodes: 34 });
  const one = at(graph, '01');
  const draws = Array.from({ length: 400 }, (_, i) => {
    const found = betweenness(graph, seededRng(`draw ${i}`), { exactUpTo: 0, pivots: 12 });
    expect(found.sampling).toEqual({ method: 'sampled', pivots: 12, nodes: 34 });
    return { score: found.scores[one] ?? NaN, error: found.standardErrors?.[one] ?? NaN };
  });
  const mean = draws.reduce((sum, draw) => sum + draw.score, 0) / draws.length;
  const spread = Math.sqrt(
    draws.reduce((sum, draw) => sum + (draw.score - mean) ** 2, 0) / (draws.length - 1),
  );
  const said = Math.sqrt(draws.reduce((sum, draw) => sum + draw.error ** 2, 0) / draws.length);
  // Four standard errors of the mean of 400 draws; the spread of 400 draws is known to about 4 %.
  expect(Math.abs(mean - (exact[one] ?? NaN))).toBeLessThan((4 * spread) / 20);
  expect(said / spread).toBeGreaterThan(0.85);
  expect(said / spread).toBeLessThan(1.15);
});
