import { z } from 'zod';
import { requireNode, type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';

export const definition: MeasureDefinition = {
  id: 'ego',
  title: 'Ego network',
  question: 'Who is within n steps of this person, and how are those people joined to each other?',
  definition:
    'Every node that a path of at most `depth` links joins to the centre, with the length of the shortest such path, and every link whose two ends are among them.',
  papers: [
    'Freeman, L. C. (1982). Centered graphs and the structure of ego networks. Mathematical Social Sciences 3(3), 291–304.',
  ],
  limits: [
    'A step is a recorded link: two people who know each other without a record are not a step apart here.',
  ],
};

export const options = z.strictObject({
  /** Links from the centre at most. */
  depth: z.number().int().min(0).max(32).default(1),
});
export type EgoOptions = z.input<typeof options>;

export interface EgoNetwork {
  /** The centre, then by depth and id. */
  readonly nodes: Uint32Array;
  /** Links from the centre, for each of `nodes`. */
  readonly depths: Uint8Array;
  /** The caller's index of each link among `nodes`, ordered by the ids of its ends. */
  readonly links: Uint32Array;
}

/** @throws RangeError when `centre` is not a node; ZodError when the options are not as above. */
export function ego(graph: WeightedGraph, centre: number, given: EgoOptions = {}): EgoNetwork {
  requireNode(graph, centre);
  const { depth } = options.parse(given);
  const reached = new Map<number, number>([[centre, 0]]);
  const nodes = [centre];
  for (let level = 1, start = 0; level <= depth && start < nodes.length; level++) {
    const end = nodes.length;
    for (; start < end; start++) {
      const node = nodes[start]!;
      for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
        const next = graph.neighbours[p]!;
        if (reached.has(next)) continue;
        reached.set(next, level);
        nodes.push(next);
      }
    }
  }
  nodes.sort((a, b) => reached.get(a)! - reached.get(b)! || a - b);
  return {
    nodes: Uint32Array.from(nodes),
    depths: Uint8Array.from(nodes, (node) => reached.get(node)!),
    links: linksAmong(graph, reached),
  };
}

function linksAmong(graph: WeightedGraph, within: ReadonlyMap<number, number>): Uint32Array {
  const links: number[] = [];
  for (const node of [...within.keys()].sort((a, b) => a - b)) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const next = graph.neighbours[p]!;
      if (node < next && within.has(next)) links.push(graph.links[p]!);
    }
  }
  return Uint32Array.from(links);
}
