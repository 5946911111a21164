import { z } from 'zod';
import { type Rng } from '../../shared/random';
import { type WeightedGraph } from '../graph';
import { louvainPartition } from '../louvain';
import { type MeasureDefinition } from '../measure';
import { membersOf, modularity, type Labels } from '../partition';
import { stabilityOf } from './stability';

export const definition: MeasureDefinition = {
  id: 'communities',
  title: 'Communities',
  question: 'Which groups are more tightly linked inside than out, and how sure is the cut?',
  definition:
    'Louvain’s method on link weights, improved by moving nodes and pieces between communities until few gain, `runs` times with the nodes in another seeded order; the run of highest modularity is kept (the first of equals). Every community is connected. Stability: over the other runs, the mean share of the pairs of members that lie together there too; 1 when every run agrees.',
  papers: [
    'Blondel, V. D., Guillaume, J.-L., Lambiotte, R. & Lefebvre, E. (2008). Fast unfolding of communities in large networks. Journal of Statistical Mechanics P10008.',
    'Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports 9, 5233.',
    'Rotta, R. & Noack, A. (2011). Multilevel local search algorithms for modularity clustering. ACM Journal of Experimental Algorithmics 16, 2.3.',
    'Lancichinetti, A. & Fortunato, S. (2012). Consensus clustering in complex networks. Scientific Reports 2, 336.',
  ],
  limits: [
    'At resolution 1 a group with fewer internal links than √(2L) of the network’s L may vanish in a larger one (Fortunato & Barthélemy 2007): crews are a measure of their own.',
    'Stability is not validity: runs can agree on the organisation chart.',
  ],
};

export const options = z.strictObject({
  /** Above 1: more and smaller communities (Reichardt & Bornholdt 2006). */
  resolution: z.number().positive().finite().default(1),
  runs: z.number().int().min(1).max(1000).default(10),
});
export type CommunitiesOptions = z.input<typeof options>;

export interface Community {
  /** The smallest id among the members: the same as long as that member stays. */
  readonly id: string;
  /** Node indices, in id order. */
  readonly members: Uint32Array;
  /** 0 to 1; null for a single node or a single run, where there is nothing to compare. */
  readonly stability: number | null;
}

export interface Communities {
  /** Largest first, then by id. */
  readonly communities: readonly Community[];
  /** Position in `communities`, for each node. */
  readonly of: Uint32Array;
  /** Of the partition shown, at the resolution asked for. */
  readonly modularity: number;
  readonly runs: number;
  /** How many different partitions the runs gave. */
  readonly differentPartitions: number;
}

/** @throws ZodError when the options are not as above. */
export function communities(graph: WeightedGraph, rng: Rng, given: CommunitiesOptions = {}): Communities {
  const { resolution, runs } = options.parse(given);
  const partitions: Labels[] = [];
  let best = 0;
  let highest = -Infinity;
  for (let run = 0; run < runs; run++) {
    const labels = louvainPartition(graph, resolution, rng);
    const quality = modularity(graph, labels, resolution);
    if (quality > highest + 1e-12) {
      best = run;
      highest = quality;
    }
    partitions.push(labels);
  }
  const kept = partitions[best]!;
  const others = partitions.filter((_, run) => run !== best);
  const stability = stabilityOf(kept, others);
  const parts = membersOf(kept).map((members, label) => ({
    community: { id: graph.ids[members[0]!]!, members, stability: stability[label]! },
    label,
  }));
  parts.sort((a, b) => b.community.members.length - a.community.members.length || a.label - b.label);
  const position = new Uint32Array(parts.length);
  parts.forEach((part, at) => (position[part.label] = at));
  return {
    communities: parts.map((part) => part.community),
    of: kept.map((label) => position[label]!),
    modularity: highest,
    runs,
    differentPartitions: countDifferent(partitions),
  };
}

/** Canonical labels are equal exactly when the partitions are. */
function countDifferent(partitions: readonly Labels[]): number {
  const different: Labels[] = [];
  for (const labels of partitions) {
    if (!different.some((other) => other.every((label, node) => label === labels[node])))
      different.push(labels);
  }
  return different.length;
}
