import { betweenness } from '../../src/analytics/betweenness';
import { communities } from '../../src/analytics/communities';
import { crews } from '../../src/analytics/crews';
import type { WeightedGraph } from '../../src/analytics/graph';
import { louvainAlone } from '../../src/analytics/louvain';
import { modularity } from '../../src/analytics/partition';
import { strength } from '../../src/analytics/strength';
import { seededRng } from '../../src/shared/random';
import { metricsOf } from './metrics';
import { edgesOf, emailNetwork, rowsOf } from './published-networks';
import { columns } from './table';
import type { Check } from './parts';

/** Best of ten runs on exactly these files, nodes in ten orders: python-igraph 1.0.0. */
interface Igraph {
  readonly multilevel: number;
  /** Leiden, iterated until nothing gains. */
  readonly leiden: number;
}

const RUNS = 10;
const SEED = 'communities/1';

/** Modularity of the best of ten, by the product and by Louvain alone, beside igraph's. */
export function modularityRow(name: string, graph: WeightedGraph, igraph: Igraph): string[] {
  const [alone, aloneSeconds] = timed(() => {
    const rng = seededRng(SEED);
    return Math.max(...Array.from({ length: RUNS }, () => modularity(graph, louvainAlone(graph, 1, rng))));
  });
  const [found, seconds] = timed(() => communities(graph, seededRng(SEED), { runs: RUNS }).modularity);
  return [
    name,
    ...[alone, found, igraph.multilevel, igraph.leiden].map((q) => q.toFixed(4)),
    `${aloneSeconds.toFixed(2)} s`,
    `${seconds.toFixed(2)} s`,
    found >= igraph.multilevel - 5e-5 ? 'yes' : 'NO',
  ];
}

export const MODULARITY_HEAD = [
  'modularity, best of ten',
  'Louvain alone',
  'improved',
  'igraph multilevel',
  'igraph Leiden',
  'alone',
  'improved',
  '',
];

const FILES: readonly (readonly [name: string, file: string, from: string, to: string, igraph: Igraph])[] = [
  [
    'Montagna, telephone',
    'covert/Montagna_mafia_Montagna_phone_edges.csv',
    'from',
    'to',
    { multilevel: 0.6253, leiden: 0.6261 },
  ],
  [
    'Montagna, meetings',
    'covert/Montagna_mafia_Montagna_meetings_edges.csv',
    'from',
    'to',
    { multilevel: 0.5449, leiden: 0.5453 },
  ],
  ['London gang', 'covert/London_gang_edges.csv', 'from', 'to', { multilevel: 0.3375, leiden: 0.3375 }],
  [
    'accused together 1971 to 2018',
    'chicago-crews/coaccusal_edges_1971-2018_w2.csv.gz',
    'uid_a',
    'uid_b',
    { multilevel: 0.8331, leiden: 0.8384 },
  ],
];

/** Published networks, read as they are: no data folder is loaded. */
export function measureNetworks(data: string): Check[] {
  const email = emailNetwork(data);
  const rows = [
    ...FILES.map(([name, file, from, to, igraph]) =>
      modularityRow(name, edgesOf(data, file, from, to), igraph),
    ),
    modularityRow('e-mail of an institute', email.graph, { multilevel: 0.416, leiden: 0.4175 }),
  ];
  console.log(`${columns([MODULARITY_HEAD, ...rows])}\n`);
  const { of } = communities(email.graph, seededRng(SEED), { runs: RUNS });
  const departments = email.graph.ids.map((id) => email.department.get(id) ?? '');
  console.log(`e-mail: communities against departments, NMI ${nmi([...of], departments).toFixed(3)}\n`);
  console.log(`${crewOnEdges(data)}\n`);
  console.log(keyPeopleTable(data));
  return [
    {
      says: 'no network has less modularity than igraph’s multilevel finds',
      holds: rows.every((row) => row.at(-1) === 'yes'),
    },
  ];
}

/** Where the one publicly known crew stands among groups on ties of two incidents or more, by plain counts of pairs. */
function crewOnEdges(data: string): string {
  const graph = edgesOf(data, 'chicago-crews/coaccusal_edges_1971-2018_w2.csv.gz', 'uid_a', 'uid_b');
  const rows = rowsOf(data, 'chicago-crews/known_crew_finnegan.csv');
  const known = new Set(rows.map((r) => r['uid'] ?? ''));
  const found = crews(graph, seededRng('crews/1'), { limit: 1_000_000 });
  const jaccard = found.crews.map(({ members }) => {
    const shared = [...members].filter((node) => known.has(graph.ids[node] ?? '')).length;
    return shared / (members.length + rows.length - shared);
  });
  const best = jaccard.indexOf(Math.max(...jaccard));
  return `known crew on ties 1971 to 2018: nearest group ${best + 1} of ${found.distinct}, Jaccard ${(jaccard[best] ?? 0).toFixed(2)}`;
}

const LEADER = /^(boss|deputy boss|executive|co-founder)/i;

function keyPeopleTable(data: string): string {
  const rows = ['phone', 'meetings'].map((of) => {
    const stem = `covert/Montagna_mafia_Montagna_${of}`;
    const graph = edgesOf(data, `${stem}_edges.csv`, 'from', 'to');
    const role = new Map(rowsOf(data, `${stem}_nodes.csv`).map((r) => [r['name'], r['Role'] ?? '']));
    const leads = graph.ids.map((id) => LEADER.test(role.get(id) ?? ''));
    const auc = (score: ArrayLike<number>): string => metricsOf(score, leads).auc.toFixed(3);
    const between = betweenness(graph, seededRng('1'), { length: 'strength' });
    return [
      `Montagna, ${of}: ${leads.filter(Boolean).length} leaders`,
      auc(strength(graph)),
      auc(between.scores),
    ];
  });
  return columns([['key people, AUC', 'strength', 'betweenness'], ...rows]);
}

/** Normalised mutual information of two divisions, by the mean of their entropies. */
export function nmi(a: readonly unknown[], b: readonly unknown[]): number {
  const n = a.length;
  const counts = (keys: readonly string[]): number[] => {
    const found = new Map<string, number>();
    for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
    return [...found.values()];
  };
  const entropy = (keys: readonly string[]): number =>
    counts(keys).reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0);
  const [left, right] = [a.map(String), b.map(String)];
  const both = entropy(left.map((label, i) => `${label}\u001f${right[i] ?? ''}`));
  const [ha, hb] = [entropy(left), entropy(right)];
  return ha + hb === 0 ? 1 : (2 * (ha + hb - both)) / (ha + hb);
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const result = work();
  return [result, (performance.now() - started) / 1000];
}
