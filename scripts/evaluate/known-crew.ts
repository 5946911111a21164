import { z } from 'zod';
import { entityId } from '../../src/model/entity';
import { FORCE } from './deliveries';
import type { OpenFolder } from './engine';
import { question } from './load';
import { MODULARITY_HEAD, modularityRow } from './networks';
import type { Check } from './parts';
import { networkOf, rowsOf } from './published-networks';
import { columns } from './table';
import type { Projection } from '../../src/view/projection';

/** Almost three years before the charges became public. */
const AS_OF = '2003-12-31';
const SIZE = 15;

const answer = z.object({
  distinct: z.number(),
  population: z.number(),
  incidents: z.number(),
  unitsKnown: z.boolean(),
  crews: z.array(
    z.object({
      members: z.array(z.object({ id: z.string() })),
      observed: z.number(),
      expected: z.number(),
      stability: z.number(),
      incidents: z.array(z.unknown()),
    }),
  ),
});

/**
 * Where the one publicly known crew stands in `crews` on complaints up to 2003, and which of the groups is nearest to it.
 * Prints figures, never who.
 */
export async function findKnownCrew(
  folder: OpenFolder,
  data: string,
  by: 'oid' | 'rid',
): Promise<readonly Check[]> {
  const known = new Set(crewIds(data, by).map((id) => entityId(FORCE, 'staff', id)));
  const started = performance.now();
  const body = await question(folder, 'crews', { asOf: AS_OF, limit: 1000 });
  const seconds = (performance.now() - started) / 1000;
  const { crews, distinct, population, incidents, unitsKnown } = answer.parse(body);
  const shared = crews.map(({ members }) => members.filter(({ id }) => known.has(id)).length);
  const jaccard = crews.map(({ members }, at) => shared[at]! / (members.length + SIZE - shared[at]!));
  const first = shared.findIndex((n) => n >= 3);
  const best = jaccard.indexOf(Math.max(...jaccard));
  const line = (at: number): string => {
    const crew = crews[at];
    if (!crew) return 'none';
    return `${at + 1} of ${distinct}: ${shared[at]} of its ${crew.members.length} members, Jaccard ${jaccard[at]!.toFixed(2)}, observed ${crew.observed.toFixed(0)}, expected ${crew.expected.toFixed(1)}, stability ${crew.stability.toFixed(2)}, ${crew.incidents.length} incidents`;
  };
  console.log(
    `\ncrews by ${by} as of ${AS_OF}${unitsKnown ? ', units known' : ''}: ${population} people, ${incidents} incidents, ${seconds.toFixed(1)} s with the projection`,
  );
  console.log(`  first with three of the known crew: ${line(first)}\n  nearest to it: ${line(best)}`);
  return [
    {
      says: `by ${by} the known crew is among the first twenty, three years before`,
      holds: first >= 0 && first < 20,
    },
  ];
}

/** The ids of the known crew; by rid, of those that the accusations give one. */
function crewIds(data: string, by: 'oid' | 'rid'): string[] {
  const whole = (id: string): string => id.replace(/\.0$/, '');
  const oids = rowsOf(data, 'chicago-crews/known_crew_finnegan.csv').map((r) => whole(r['oid'] ?? ''));
  if (by === 'oid') return oids;
  const accusations = rowsOf(data, 'chicago/accusations_2000-2015.csv.gz');
  const rids = accusations.flatMap((r) =>
    oids.includes(whole(r['oid'] ?? '')) ? [whole(r['rid'] ?? '')] : [],
  );
  return [...new Set(rids)].filter((id) => id !== '');
}

/** Modularity on all pairs accused together, weighted by how often; and how long `crews` and `people` take on them. */
export async function measureAllPairs(folder: OpenFolder, projection: Projection): Promise<readonly Check[]> {
  const graph = networkOf(projection.links('co-accused').map((l) => [l.from, l.to, l.count]));
  const row = modularityRow('all pairs accused together', graph, { multilevel: 0.6536, leiden: 0.6737 });
  console.log(`\n${columns([MODULARITY_HEAD, row])}`);
  for (const [operation, input] of [
    ['crews', {}],
    ['crews', { limit: 19 }],
    ['people', { kinds: 'co-accused' }],
    ['networks', { kinds: 'co-accused' }],
  ] as const) {
    const started = performance.now();
    await question(folder, operation, input);
    console.error(
      `  ${operation} ${JSON.stringify(input)}: ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  return [
    { says: 'on all pairs no less modularity than igraph’s multilevel finds', holds: row.at(-1) === 'yes' },
  ];
}
