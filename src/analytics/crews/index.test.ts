import {
  KARATE,
  graphOf,
  named,
  namedLinks,
  network,
  reordered,
  type Network,
} from '../../../test/support/networks';
import { randomInt, seededRng } from '../../shared/random';
import { canonical } from '../partition';
import { mergeDuplicates, type Group } from './duplicates';
import { excessOf } from './excess';
import { expectation } from './expectation';
import { crews } from './index';

test('O, E and the excess by hand', () => {
  const graph = graphOf(network('a-b:4 b-c:2 a-c:2 c-d:1 d-e:3'));
  const group = Uint32Array.from([0, 1, 2]);
  // Strengths a 6, b 6, c 5; 2W = 24; pairs 36 + 30 + 30 = 96.
  const { observed, expected, excess, links } = excessOf(graph, group, expectation(graph, null));
  expect([observed, expected, [...links]]).toEqual([8, 4, [0, 2, 1]]);
  expect(excess).toBeCloseTo(8 * Math.log(2) - 4, 12);
});

test('units by hand: within a unit members meet colleagues as these are known apart from the group', () => {
  const graph = graphOf(network('a-b:4 b-c:2 a-c:2 c-d:1 d-e:3'));
  // Units {a, b} and {c, d, e} of three people each, strengths 6, 6 and 5, 4, 3: an average person has 24 / 6 = 4. Of all
  // strength 2 · (4 + 1 + 3) / 24 = 2/3 falls within units; across E 12 · 12 / 24 = 6, O 4.
  const expect2 = expectation(graph, { of: [0, 0, 1, 1, 1], sizes: [3, 3] });
  // Of a and b apart from each other 2 is known, so 6 with the average; the third colleague 4. Each meets the other with
  // 6 / 10 of 6 · 2/3. c is alone of its unit: a-c and b-c across, 60 / 24.
  expect(expect2(Uint32Array.from([0, 1, 2]))).toBeCloseTo((6 / 10) * 6 * (2 / 3) + (60 / 24) * (4 / 6), 12);
  // All of {c, d, e} and nobody else is in the unit: whom else they met within it is nobody, 2/3 · 12 / 2.
  expect(expect2(Uint32Array.from([2, 3, 4]))).toBeCloseTo(4, 12);
  expect(() => expectation(graph, { of: [0], sizes: [1] })).toThrow(RangeError);
  expect(() => expectation(graph, { of: [0, 0, 1, 1, 1], sizes: [1, 3] })).toThrow(RangeError);
});

test('three who make up all that their unit shows do not explain themselves away', () => {
  // Units of eight; in one a, b and c share six incidents, two others share one. Nobody meets across.
  const graph = graphOf(network('a-b:2 a-c:2 b-c:2 p-q:1'));
  const group = Uint32Array.from([0, 1, 2]);
  const found = excessOf(graph, group, expectation(graph, { of: [0, 0, 0, 1, 1], sizes: [8, 8] }));
  // Apart from each other nothing is known of them: each meets two of seven like colleagues, ½ · 3 · 4 · 2/7.
  expect(found.expected).toBeCloseTo(12 / 7, 12);
  expect(found.excess).toBeCloseTo(6 * Math.log(6 / (12 / 7)) - (6 - 12 / 7), 12);
});

test('a group that rests on one incident is left out and counted', () => {
  // One complaint names e, f and g; six name a, b and c.
  const net = network('a-b:3 a-c:3 b-c:3 e-f:0.5 e-g:0.5 f-g:0.5');
  const graph = graphOf(net);
  const incidentsOf = (link: number): readonly string[] =>
    net.links[link]!.from < 'd' ? ['1', '2', '3', '4', '5', '6'] : ['7'];
  const given = { resolutions: [1], densities: [] };
  const found = crews(graph, seededRng('s'), given, { incidentsOf });
  expect(found.crews.map((crew) => named(graph, crew.members))).toEqual([['a', 'b', 'c']]);
  expect([found.distinct, found.leftOut]).toEqual([1, 1]);
  const all = crews(graph, seededRng('s'), { ...given, leastIncidents: 1 }, { incidentsOf });
  expect([all.distinct, all.leftOut]).toEqual([2, 0]);
});

test('duplicates: a group joins the kept group nearest to it, and its finders with it', () => {
  const group = (excess: number, run: number, ...members: number[]): Group => ({
    ...{ members: Uint32Array.from(members), found: new Set([run]), excess },
    ...{ observed: 0, expected: 0, links: new Uint32Array() },
  });
  const groups = [
    group(1, 0, 5, 6, 7),
    group(9, 1, 0, 1, 2, 3),
    group(8, 2, 0, 1, 2, 4),
    group(7, 3, 0, 1, 8, 9),
  ];
  const kept = mergeDuplicates(groups, 10, 0.5);
  expect(kept.map(({ members, found }) => [[...members], [...found]])).toEqual([
    [
      [0, 1, 2, 3],
      [1, 2],
    ],
    [[0, 1, 8, 9], [3]],
    [[5, 6, 7], [0]],
  ]);
});

/** Forty units of thirty who meet within the unit; five crews of six across units, who meet each other besides. */
function force(seed: string): { net: Network; crewsOf: string[][]; unit: (id: string) => number } {
  const rng = seededRng(seed);
  const nodes = Array.from({ length: 1200 }, (_, i) => `p${String(i).padStart(4, '0')}`);
  const weights = new Map<string, number>();
  const meet = (i: number, j: number): void => {
    if (i === j) return;
    const pair = i < j ? `${i} ${j}` : `${j} ${i}`;
    weights.set(pair, (weights.get(pair) ?? 0) + 1);
  };
  for (let t = 0; t < 9000; t++) {
    const unit = randomInt(rng, 40);
    meet(unit * 30 + randomInt(rng, 30), unit * 30 + randomInt(rng, 30));
  }
  for (let t = 0; t < 1500; t++) meet(randomInt(rng, 1200), randomInt(rng, 1200));
  const members = [0, 1, 2, 3, 4].map((crew) => [0, 1, 2, 3, 4, 5].map((m) => (crew * 6 + m) * 37 + crew));
  for (const crew of members) {
    for (let t = 0; t < 45; t++) meet(crew[randomInt(rng, 6)] ?? 0, crew[randomInt(rng, 6)] ?? 0);
  }
  const links = [...weights].map(([pair, weight]) => {
    const [i = 0, j = 0] = pair.split(' ').map(Number);
    return { from: nodes[i] ?? '', to: nodes[j] ?? '', weight };
  });
  const crewsOf = members.map((crew) => crew.map((i) => nodes[i] ?? '').sort());
  return { net: { nodes, links }, crewsOf, unit: (id) => Math.floor(Number(id.slice(1)) / 30) };
}

test('planted crews head the list where units are given, and resolution 1 shows only units', () => {
  const { net, crewsOf, unit } = force('planted');
  const graph = graphOf(net);
  const found = crews(
    graph,
    seededRng('s'),
    { limit: 5 },
    { units: { of: graph.ids.map(unit), sizes: Array<number>(40).fill(30) } },
  );
  for (const crew of crewsOf) {
    const jaccards = found.crews.map(({ members }) => {
      const shared = named(graph, members).filter((id) => crew.includes(id)).length;
      return shared / (members.length + crew.length - shared);
    });
    expect(Math.max(...jaccards)).toBeGreaterThanOrEqual(0.5);
  }
  // 7.5 pairs of a crew's 45 meetings are with oneself; its members' own activity explains less than one.
  for (const crew of found.crews) expect(crew.observed).toBeGreaterThan(20 * crew.expected);
  const coarse = crews(graph, seededRng('s'), { resolutions: [1], densities: [], maxSize: 1200, limit: 5 });
  for (const { members } of coarse.crews) expect(members.length).toBeGreaterThan(20);
});

test('same answer for shuffled input, links by their ends', () => {
  const answer = (net: Network): unknown => {
    const graph = graphOf(net);
    const found = crews(
      graph,
      seededRng('s'),
      { resolutions: [1, 3, 6], minSize: 2 },
      { units: { of: canonical(graph.ids.map((_, i) => i % 3)), sizes: [12, 11, 11] } },
    );
    return { ...found, crews: found.crews.map((crew) => ({ ...crew, links: namedLinks(net, crew.links) })) };
  };
  const whole = answer(KARATE);
  expect((whole as { crews: unknown[] }).crews.length).toBeGreaterThan(3);
  for (const seed of ['1', '2', '3']) expect(answer(reordered(KARATE, seed))).toEqual(whole);
});

test('a group says at which resolutions and densities it was found', () => {
  // Each triangle: 9 for 3 pairs, so a part of its own at a density of 1, and not at 4.
  const graph = graphOf(network('a-b:3 a-c:3 b-c:3 c-d:1 d-e:3 d-f:3 e-f:3'));
  const { crews: found, partitions } = crews(graph, seededRng('s'), {
    resolutions: [1],
    densities: [4, 1],
    seeds: 2,
  });
  expect(partitions).toBe(6);
  expect(found.map((crew) => [named(graph, crew.members), crew.resolutions, crew.densities])).toEqual([
    [['a', 'b', 'c'], [1], [1]],
    [['d', 'e', 'f'], [1], [1]],
  ]);
  for (const crew of found) expect(crew.support).toBeCloseTo(4 / 6, 12);
});

test('no links, no crews', () => {
  expect(crews(graphOf({ nodes: ['a', 'b', 'c'], links: [] }), seededRng('s')).crews).toEqual([]);
});
