import { crews } from '../../src/analytics/crews';
import { buildGraph, type WeightedGraph } from '../../src/analytics/graph';
import { inventComplaints } from '../../src/demo-force/complaints';
import { inventForce } from '../../src/demo-force/force';
import { plantStories } from '../../src/demo-force/plant';
import { noTraces } from '../../src/demo-force/traces';
import { seededRng } from '../../src/shared/random';

// Forces of a few hundred, with tens of complaints that name two or more, all of one unit. Crews are planted among the
// everyday complaints, and their members make up most of what their own units show. The answers are those of the truth file.

interface SmallForce {
  readonly graph: WeightedGraph;
  /** Positions of the complaints behind each link. */
  readonly incidents: readonly (readonly number[])[];
  readonly unitOf: ReadonlyMap<string, string>;
  readonly planted: readonly (readonly string[])[];
}

function smallForce(staff: number, seed: string): SmallForce {
  const force = inventForce(seed, staff, 12, '2026-10-31');
  const traces = noTraces();
  const { planted } = plantStories(force, traces);
  inventComplaints(force, traces);
  const pairs = new Map<string, { from: string; to: string; weight: number; incidents: number[] }>();
  traces.complaints.forEach(({ subjects }, at) => {
    const ids = [...new Set(subjects.map((one) => one.id))].sort();
    for (const from of ids)
      for (const to of ids) {
        if (from >= to) continue;
        const pair = pairs.get(`${from} ${to}`) ?? { from, to, weight: 0, incidents: [] };
        pairs.set(`${from} ${to}`, pair);
        pair.weight += 1 / (ids.length - 1);
        pair.incidents.push(at);
      }
  });
  const links = [...pairs.values()];
  return {
    graph: buildGraph([...new Set(links.flatMap(({ from, to }) => [from, to]))], links),
    incidents: links.map((pair) => pair.incidents),
    unitOf: new Map(force.staff.map((one) => [one.id, one.unit])),
    planted: planted
      .filter(({ story }) => story.id === 'crew')
      .map(({ subjects }) => subjects.map((one) => one.id)),
  };
}

test.each([
  [300, 'demo'],
  [300, 'wren'],
  [600, 'demo'],
  [600, 'wren'],
  [1200, 'demo'],
])('a force of %d (%s): the planted crews stand first, and nobody of one incident', (staff, seed) => {
  const { graph, incidents, unitOf, planted } = smallForce(staff, seed);
  const names = [...new Set(unitOf.values())];
  const units = {
    of: graph.ids.map((id) => names.indexOf(unitOf.get(id)!)),
    sizes: names.map((name) => [...unitOf.values()].filter((unit) => unit === name).length),
  };
  const incidentsOf = (link: number): readonly number[] => incidents[link]!;
  const found = crews(graph, seededRng('crews/1'), {}, { units, incidentsOf });
  const first = found.crews
    .slice(0, planted.length)
    .map(({ members }) => [...members].map((n) => graph.ids[n]!));
  expect(planted).toHaveLength(2);
  for (const crew of planted) {
    const nearest = first.map((group) => {
      const shared = group.filter((id) => crew.includes(id)).length;
      return shared / (group.length + crew.length - shared);
    });
    expect(Math.max(...nearest)).toBeGreaterThanOrEqual(0.5);
  }
  for (const { links } of found.crews)
    expect(new Set([...links].flatMap(incidentsOf)).size).toBeGreaterThanOrEqual(2);
});
