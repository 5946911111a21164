import { Frontier } from '../frontier';
import { type WeightedGraph } from '../graph';

/** What the links cost, and the cheapest way from every node to one target: the bound that guides all searches. */
export interface CostField {
  readonly graph: WeightedGraph;
  /** Of each half-edge. */
  readonly costs: Float64Array;
  readonly target: number;
  /** From each node to the target; Infinity where there is no way. */
  readonly cost: Float64Array;
  /** Links of that cheapest way (the fewest among equally cheap ones). */
  readonly hops: Uint32Array;
}

/** Costs closer than this, relatively, are equal: a sum of the same terms depends on their order in the last digits. */
const SAME = 1e-12;

export function cheaper(a: number, b: number): boolean {
  return a < b * (1 - SAME);
}

export function sameCost(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= SAME * Math.max(a, b);
}

/** Dijkstra from the target over (cost, hops). */
export function costField(graph: WeightedGraph, target: number, costs: Float64Array): CostField {
  const n = graph.ids.length;
  const cost = new Float64Array(n).fill(Infinity);
  const hops = new Uint32Array(n);
  const frontier = new Frontier(n);
  cost[target] = 0;
  for (let node = target; node >= 0; node = frontier.take()) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const next = graph.neighbours[p]!;
      const reach = cost[node]! + costs[p]!;
      const steps = hops[node]! + 1;
      if (!cheaper(reach, cost[next]!) && !(sameCost(reach, cost[next]!) && steps < hops[next]!)) continue;
      cost[next] = reach;
      hops[next] = steps;
      frontier.put(next, reach, steps);
    }
  }
  return { graph, costs, target, cost, hops };
}
