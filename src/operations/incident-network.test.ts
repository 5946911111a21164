import { day, projectionOf, versionOf } from '../../test/support/projection';
import type { Link } from '../model/link';
import { kind as coAccused } from '../model/kinds/co-accused';
import { kind as stated } from '../model/kinds/stated-link';
import type { Projection } from '../view/projection';
import { incidentNetwork } from './incident-network';

const person = (id: string): string => `person:KV.staff:${id}`;
const complaint = (id: string): string => `case:KV.complaint:${id}`;

/** One row for each who is accused in a complaint. */
function accusation(of: string, who: string) {
  const names = [
    { role: 'accused', entity: person(who) },
    { role: 'case', entity: complaint(of) },
  ];
  return {
    ...versionOf({ id: `${of}${who}`, source: 'complaints', recordedAt: day('2024-01-01')[0], meanings: {} }),
    names,
  };
}

function coLink(from: string, to: string, ...complaints: string[]): Link {
  const records = complaints.flatMap((of) => [`${of}${from}`, `${of}${to}`]);
  return linkOf('co-accused', from, to, { records, count: complaints.length });
}

function linkOf(kind: string, from: string, to: string, of: Partial<Link>): Link {
  const ends = { from: person(from), to: person(to) };
  return { id: `${kind}|${ends.from}|${ends.to}`, kind, ...ends, records: [], contacts: [], count: 1, ...of };
}

function projection(rows: ReturnType<typeof accusation>[], links: Link[]): Projection {
  return { ...projectionOf({ records: rows }), links: (id) => links.filter((l) => l.kind === id) };
}

test('an incident counts once for each whom it names: a strength is a number of incidents', () => {
  const rows = ['1A', '1B', '1C', '1D', '2A', '2B', '3C'].map((x) => accusation(x[0]!, x[1]!));
  const links = [
    coLink('A', 'B', '1', '2'),
    ...[
      ['A', 'C'],
      ['A', 'D'],
      ['B', 'C'],
      ['B', 'D'],
      ['C', 'D'],
    ].map(([from, to]) => coLink(from!, to!, '1')),
  ];
  const { graph, pairs, notIncidents } = incidentNetwork(projection(rows, links), [coAccused]);
  // Complaint 1 names four: 1/3 for each pair. Complaint 2 names two: 1.
  expect(pairs.map((pair) => Number(pair.weight.toFixed(12)))).toEqual([
    1.333333333333, 0.333333333333, 0.333333333333, 0.333333333333, 0.333333333333, 0.333333333333,
  ]);
  const strength = (node: number): number =>
    graph.weights.slice(graph.offsets[node], graph.offsets[node + 1]).reduce((sum, w) => sum + w, 0);
  for (const [node, incidents] of [2, 2, 1, 1].entries()) expect(strength(node)).toBeCloseTo(incidents, 12);
  expect(pairs[0]?.incidents.map(({ id, people }) => [id, people.size])).toEqual([
    [complaint('1'), 4],
    [complaint('2'), 2],
  ]);
  expect(notIncidents).toEqual([]);
});

test('a stated weight is what a stated link weighs, without one its statements; a stated nought is no link', () => {
  const links = [
    linkOf('stated-link', 'A', 'B', { records: ['r'], statedWeight: 2.5 }),
    linkOf('stated-link', 'B', 'A', { records: ['s'], count: 3 }),
    linkOf('stated-link', 'A', 'C', { records: ['t'], statedWeight: 0 }),
  ];
  const network = incidentNetwork(projection([], links), [stated]);
  expect(network.pairs.map(({ from, to, weight }) => [from, to, weight])).toEqual([
    [person('A'), person('B'), 5.5],
  ]);
  expect(network.pairs[0]?.incidents.map(({ id, kind, weight }) => [id, kind, weight])).toEqual([
    ['r', 'record', 2.5],
    ['s', 'record', 3],
  ]);
  expect([network.notIncidents.map((k) => k.id), network.statedNone.length]).toEqual([['stated-link'], 1]);
});
