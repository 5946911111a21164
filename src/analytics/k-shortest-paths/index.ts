import { z } from 'zod';
import { requireNode, type WeightedGraph } from '../graph';
import { type MeasureDefinition } from '../measure';
import { cheaper, costField } from './cost';
import { spurSearch } from './spur';

export const definition: MeasureDefinition = {
  id: 'k-shortest-paths',
  title: 'Paths between two',
  question: 'How are these two connected, and how well does each step hold?',
  definition:
    'The k cheapest paths that visit no node twice. Cost is the number of links (`hops`) or Σ 1 / weight over them (`strength`, so that a path over strong links is short). Equal costs: fewer links first, then the ids along the path compared one by one.',
  papers: [
    'Yen, J. Y. (1971). Finding the k shortest loopless paths in a network. Management Science 17(11), 712–716.',
    'Lawler, E. L. (1972). A procedure for computing the k best solutions to discrete optimization problems. Management Science 18(7), 401–405.',
  ],
  limits: [
    'A path says that a chain of records exists, not that anything passed along it.',
    'Short paths through a person with very many links join almost anyone to anyone.',
  ],
};

export const options = z.strictObject({
  k: z.number().int().min(1).max(100).default(3),
  cost: z.enum(['hops', 'strength']).default('hops'),
});
export type PathOptions = z.input<typeof options>;

export interface WeakestStep {
  /** Position in `links`. */
  readonly step: number;
  /** The caller's index of the link. */
  readonly link: number;
  readonly weight: number;
}

export interface GraphPath {
  /** Node indices from one end to the other. */
  readonly nodes: readonly number[];
  /** The caller's index of the link of each step: one fewer than the nodes. */
  readonly links: readonly number[];
  /** Number of links. */
  readonly length: number;
  readonly cost: number;
  /** The step of lowest weight; the first of equals. */
  readonly weakest: WeakestStep;
}

/** A path by half-edge positions, and the first step at which it may still leave the paths before it. */
interface Candidate {
  readonly steps: readonly number[];
  readonly nodes: readonly number[];
  readonly cost: number;
  readonly branch: number;
}

/**
 * Best first; fewer than k when there are no more, none when nothing joins the two.
 * @throws RangeError when an end is not a node or both ends are one; ZodError when the options are not as above.
 */
export function kShortestPaths(
  graph: WeightedGraph,
  from: number,
  to: number,
  given: PathOptions = {},
): GraphPath[] {
  requireNode(graph, from);
  requireNode(graph, to);
  if (from === to) throw new RangeError('a path joins two different nodes');
  const { k, cost } = options.parse(given);
  const costs =
    cost === 'hops' ? new Float64Array(graph.weights.length).fill(1) : graph.weights.map((w) => 1 / w);
  const search = spurSearch(costField(graph, to, costs));
  const closed = new Uint8Array(graph.ids.length);
  const accepted: Candidate[] = [];
  const waiting: Candidate[] = [];

  function branchOff(root: readonly number[], node: number): void {
    const at = root.length;
    const closedSteps = new Set<number>();
    for (const path of accepted) {
      if (root.every((step, i) => path.steps[i] === step)) closedSteps.add(path.steps[at]!);
    }
    const rest = search(node, closed, closedSteps);
    if (rest === null) return;
    const steps = [...root, ...rest];
    const nodes = [from, ...steps.map((p) => graph.neighbours[p]!)];
    waiting.push({ steps, nodes, cost: steps.reduce((sum, p) => sum + costs[p]!, 0), branch: at });
  }

  branchOff([], from);
  while (accepted.length < k && waiting.length > 0) {
    const next = waiting.reduce((first, other) => (comesBefore(other, first) ? other : first));
    waiting.splice(waiting.indexOf(next), 1);
    accepted.push(next);
    if (accepted.length === k) break;
    closed.fill(0);
    for (let at = 0; at < next.steps.length; at++) {
      if (at >= next.branch) branchOff(next.steps.slice(0, at), next.nodes[at]!);
      closed[next.nodes[at]!] = 1;
    }
  }
  return accepted.map((path) => describe(graph, path));
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (cheaper(a.cost, b.cost)) return true;
  if (cheaper(b.cost, a.cost)) return false;
  if (a.steps.length !== b.steps.length) return a.steps.length < b.steps.length;
  const at = a.nodes.findIndex((node, i) => node !== b.nodes[i]);
  return at >= 0 && a.nodes[at]! < b.nodes[at]!;
}

function describe(graph: WeightedGraph, path: Candidate): GraphPath {
  let weakest = 0;
  path.steps.forEach((p, i) => {
    if (graph.weights[p]! < graph.weights[path.steps[weakest]!]!) weakest = i;
  });
  const p = path.steps[weakest]!;
  return {
    nodes: path.nodes,
    links: path.steps.map((step) => graph.links[step]!),
    length: path.steps.length,
    cost: path.cost,
    weakest: { step: weakest, link: graph.links[p]!, weight: graph.weights[p]! },
  };
}
