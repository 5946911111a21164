import { z } from 'zod';
import { type Rng } from '../../shared/random';
import { type WeightedGraph } from '../graph';
import { denseParts, fineParts } from '../improve';
import { type MeasureDefinition } from '../measure';
import { membersOf } from '../partition';
import { mergeDuplicates, type Group } from './duplicates';
import { excessOf } from './excess';
import { expectation } from './expectation';
import { type Units } from './units';

export const definition: MeasureDefinition = {
  id: 'crews',
  title: 'Crews',
  question: 'Which small groups appear together much more often than their members’ own activity explains?',
  definition:
    'Candidates: the communities of `minSize` to `maxSize` members that moving nodes and pieces for modularity finds at each resolution and seed, and the parts that are joined by more than each density of weight for each pair (constant Potts model). O is the weight inside the group; E is what the members’ own strengths lead one to expect, Σ over pairs of s_i s_j / 2W (configuration model); where units are given, pairs of two units as much of that as the whole network shows between units, and within a unit each member’s strength, as large a share of it as all show within units, spread over all colleagues by what is known of these apart from the group and an average person’s strength besides. A group whose links rest on fewer than `leastIncidents` separate incidents, where incidents are given, is left out: nothing was repeated. Rank: O·ln(O / E) − (O − E), where O > E. Groups that share `jaccard` of their members are one, shown by the best; support is the share of all partitions in which the group, or one that it stands for, was found.',
  papers: [
    'Fortunato, S. & Barthélemy, M. (2007). Resolution limit in community detection. PNAS 104(1), 36–41.',
    'Newman, M. E. J. (2006). Modularity and community structure in networks. PNAS 103(23), 8577–8582 (configuration model).',
    'Traag, V. A., Van Dooren, P. & Nesterov, Y. (2011). Narrow scope for resolution-limit-free community detection. Physical Review E 84, 016114.',
    'Karrer, B. & Newman, M. E. J. (2011). Stochastic blockmodels and community structure in networks. Physical Review E 83, 016107 (Poisson likelihood, rates between groups).',
  ],
  limits: [
    'The rank is a log-likelihood only if weights are counts of separate incidents: one incident of many people is not as many incidents as it makes pairs.',
    'Without units, a hard-worked team looks like a crew. With them, a unit whose few busy members meet each other because they are busy is explained in part only. A group is a prompt to read its incidents, never a finding by itself.',
  ],
};

export const options = z.strictObject({
  resolutions: z.array(z.number().positive().finite()).min(1).default([20, 35, 60, 100, 150]),
  /** Weights for each pair, in the unit of the weights: parts joined by more are candidates too. */
  densities: z.array(z.number().positive().finite()).default([0.1, 0.2, 0.4, 0.8]),
  /** Partitions at each resolution and density. */
  seeds: z.number().int().min(1).max(100).default(3),
  minSize: z.number().int().min(2).default(3),
  maxSize: z.number().int().min(2).default(25),
  /** Of separate incidents that a group must rest on, where these are given: one is no repetition. */
  leastIncidents: z.number().int().min(1).default(2),
  jaccard: z.number().positive().max(1).default(0.5),
  /** Crews shown. */
  limit: z.number().int().min(1).default(20),
});
export type CrewsOptions = z.input<typeof options>;

export interface Crew {
  /** The smallest id among the members. */
  readonly id: string;
  /** Node indices, in id order. */
  readonly members: Uint32Array;
  /** O: the weight of the links inside. */
  readonly observed: number;
  /** E, in the same unit. */
  readonly expected: number;
  readonly excess: number;
  /** Share of the partitions that found it, 0 to 1. */
  readonly support: number;
  /** The resolutions and the densities at which it was found, ascending. */
  readonly resolutions: readonly number[];
  readonly densities: readonly number[];
  /** The caller's index of each link inside, ordered by the ids of its ends. */
  readonly links: Uint32Array;
}

/** What is known of the network besides who was named with whom. */
export interface Known {
  readonly units?: Units | null;
  /** What each of the caller's links rests on, by the caller's index of it. */
  readonly incidentsOf?: (link: number) => Iterable<unknown>;
}

export interface Crews {
  /** By excess, then by members. */
  readonly crews: readonly Crew[];
  /** Different groups with more inside than expected that rest on enough incidents, before duplicates were merged. */
  readonly candidates: number;
  /** Of them, after: the list that `crews` is the top of. */
  readonly distinct: number;
  /** Different groups with more inside than expected that rest on too few incidents, after duplicates were merged. */
  readonly leftOut: number;
  readonly partitions: number;
}

/** @throws RangeError when the units are not of this network; ZodError when the options are not as above. */
export function crews(
  graph: WeightedGraph,
  rng: Rng,
  given: CrewsOptions = {},
  { units = null, incidentsOf }: Known = {},
): Crews {
  const chosen = options.parse(given);
  const runs = runsOf(chosen);
  const expect = expectation(graph, units);
  const groups = new Map<string, Group>();
  runs.forEach(({ by, at }, run) => {
    const labels = by === 'resolution' ? fineParts(graph, at, rng) : denseParts(graph, at, rng);
    for (const members of membersOf(labels)) {
      if (members.length < chosen.minSize || members.length > chosen.maxSize) continue;
      const key = members.join();
      const known = groups.get(key);
      if (known === undefined)
        groups.set(key, { members, found: new Set([run]), ...excessOf(graph, members, expect) });
      else known.found.add(run);
    }
  });
  const repeats = ({ links }: Group): boolean =>
    incidentsOf === undefined ||
    new Set([...links].flatMap((link) => [...incidentsOf(link)])).size >= chosen.leastIncidents;
  const more = [...groups.values()].filter((group) => group.excess > 0);
  const tooFew = new Set(more.filter((group) => !repeats(group)));
  const candidates = more.filter((group) => !tooFew.has(group));
  const merged = (of: Group[]): Group[] => mergeDuplicates(of, graph.ids.length, chosen.jaccard);
  const distinct = merged(candidates);
  return {
    crews: distinct.slice(0, chosen.limit).map((group) => ({
      id: graph.ids[group.members[0]!]!,
      members: group.members,
      observed: group.observed,
      expected: group.expected,
      excess: group.excess,
      support: group.found.size / runs.length,
      resolutions: foundAt(group, runs, 'resolution'),
      densities: foundAt(group, runs, 'density'),
      links: group.links,
    })),
    candidates: candidates.length,
    distinct: distinct.length,
    leftOut: merged([...tooFew]).length,
    partitions: runs.length,
  };
}

/** One partition: by modularity at a resolution, or by density. */
interface Run {
  readonly by: 'resolution' | 'density';
  readonly at: number;
}

function runsOf({ resolutions, densities, seeds }: z.output<typeof options>): Run[] {
  const each = (by: Run['by'], all: readonly number[]): Run[] =>
    [...new Set(all)].sort((a, b) => a - b).flatMap((at) => Array<Run>(seeds).fill({ by, at }));
  return [...each('resolution', resolutions), ...each('density', densities)];
}

function foundAt({ found }: Group, runs: readonly Run[], by: Run['by']): number[] {
  const at = [...found].flatMap((run) => (runs[run]!.by === by ? [runs[run]!.at] : []));
  return [...new Set(at)].sort((a, b) => a - b);
}
