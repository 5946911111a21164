/**
 * A binary heap of nodes by (cost, hops, node), the three compared in that order, so that equal costs leave it in one
 * order on every machine. A node may be in it several times; the reader drops what is out of date.
 */
export class Frontier {
  private readonly costs: number[] = [];
  private readonly hops: number[] = [];
  private readonly nodes: number[] = [];
  /** What the last `pop` took out. */
  cost = 0;
  node = 0;

  push(cost: number, hops: number, node: number): void {
    let at = this.nodes.length;
    this.nodes.push(node);
    this.costs.push(cost);
    this.hops.push(hops);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.before(cost, hops, node, above)) break;
      this.copy(above, at);
      at = above;
    }
    this.set(at, cost, hops, node);
  }

  /** Takes out the first, into `cost` and `node`; false when the heap is empty. */
  pop(): boolean {
    if (this.nodes.length === 0) return false;
    this.cost = this.costs[0]!;
    this.node = this.nodes[0]!;
    const cost = this.costs.pop()!;
    const hops = this.hops.pop()!;
    const node = this.nodes.pop()!;
    const size = this.nodes.length;
    if (size === 0) return true;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      const right = below + 1;
      if (right < size && this.before(this.costs[right]!, this.hops[right]!, this.nodes[right]!, below))
        below = right;
      if (this.before(cost, hops, node, below)) break;
      this.copy(below, at);
      at = below;
    }
    this.set(at, cost, hops, node);
    return true;
  }

  private before(cost: number, hops: number, node: number, other: number): boolean {
    const otherCost = this.costs[other]!;
    if (cost !== otherCost) return cost < otherCost;
    const otherHops = this.hops[other]!;
    return hops !== otherHops ? hops < otherHops : node < this.nodes[other]!;
  }

  private copy(from: number, to: number): void {
    this.set(to, this.costs[from]!, this.hops[from]!, this.nodes[from]!);
  }

  private set(at: number, cost: number, hops: number, node: number): void {
    this.costs[at] = cost;
    this.hops[at] = hops;
    this.nodes[at] = node;
  }
}
