import { Frontier } from '../frontier';
import { cheaper, sameCost, type CostField } from './cost';

/**
 * Finds the first path, in order of (cost, hops, ids along it), from a node to the target that uses none of the nodes
 * marked in `closed` and does not begin with a half-edge in `closedSteps`. Answers with half-edge positions; null when
 * there is none.
 */
export type SpurSearch = (
  from: number,
  closed: Uint8Array,
  closedSteps: ReadonlySet<number>,
) => number[] | null;

/**
 * A* towards the target: the cheapest way in the whole graph never costs more than one in what is left of it, so it is
 * a consistent bound and only nodes that could lie on a best path are opened. All equally good ones are, because the
 * tie is then broken by walking forward over them, smallest id first.
 */
export function spurSearch(field: CostField): SpurSearch {
  const { graph, costs, target } = field;
  const { offsets, neighbours } = graph;
  const n = graph.ids.length;
  const reach = new Float64Array(n);
  const hops = new Uint32Array(n);
  const seen = new Uint32Array(n);
  const frontier = new Frontier(n);
  const onBest = new Uint32Array(n);
  let search = 0;

  function open(from: number, closed: Uint8Array, closedSteps: ReadonlySet<number>): boolean {
    frontier.clear();
    seen[from] = search;
    reach[from] = 0;
    hops[from] = 0;
    let best = Infinity;
    for (let node = from; node >= 0; node = frontier.take()) {
      if (node !== from && cheaper(best, frontier.costOf(node))) break;
      if (node === target) {
        best = Math.min(best, reach[target]!);
        continue;
      }
      for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
        const next = neighbours[p]!;
        if (closed[next] === 1 || field.cost[next] === Infinity || (node === from && closedSteps.has(p)))
          continue;
        const cost = reach[node]! + costs[p]!;
        const steps = hops[node]! + 1;
        if (seen[next] === search && !cheaper(cost, reach[next]!)) {
          if (!sameCost(cost, reach[next]!) || steps >= hops[next]!) continue;
        }
        seen[next] = search;
        reach[next] = cost;
        hops[next] = steps;
        frontier.put(next, cost + field.cost[next]!, steps + field.hops[next]!);
      }
    }
    return best < Infinity;
  }

  /** Whether the step from `node` to `next` is the last one of a best way to `next`. */
  function tight(node: number, next: number, p: number): boolean {
    return (
      seen[node] === search &&
      hops[node]! + 1 === hops[next] &&
      sameCost(reach[node]! + costs[p]!, reach[next]!)
    );
  }

  return (from, closed, closedSteps) => {
    search++;
    if (field.cost[from] === Infinity || !open(from, closed, closedSteps)) return null;
    const back = [target];
    onBest[target] = search;
    for (let node = back.pop(); node !== undefined; node = back.pop()) {
      for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
        const before = neighbours[p]!;
        if (onBest[before] === search || !tight(before, node, p)) continue;
        if (before === from && closedSteps.has(stepTo(from, node))) continue;
        onBest[before] = search;
        back.push(before);
      }
    }
    const steps: number[] = [];
    for (let node = from; node !== target; node = neighbours[steps.at(-1)!]!) {
      for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
        const next = neighbours[p]!;
        if (onBest[next] !== search || !tight(node, next, p) || (node === from && closedSteps.has(p)))
          continue;
        steps.push(p);
        break;
      }
    }
    return steps;
  };

  function stepTo(node: number, next: number): number {
    for (let p = offsets[node]!; ; p++) if (neighbours[p] === next) return p;
  }
}
