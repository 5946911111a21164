/**
 * A heap of nodes by (cost, hops, node), compared in that order, so that equal costs leave it in one order on every
 * machine. Each node stands in it at most once; four children to a slot, since most steps go up.
 */
export class Frontier {
  private readonly slots: Uint32Array;
  /** Slot of each node, plus one; 0 = not in it. */
  private readonly place: Uint32Array;
  private readonly cost: Float64Array;
  private readonly hops: Uint32Array;
  private size = 0;

  /** @param nodes how many nodes the graph has. */
  constructor(nodes: number) {
    this.slots = new Uint32Array(nodes);
    this.place = new Uint32Array(nodes);
    this.cost = new Float64Array(nodes);
    this.hops = new Uint32Array(nodes);
  }

  /** Puts a node in, or moves it to another cost. */
  put(node: number, cost: number, hops: number): void {
    const known = this.place[node]!;
    this.cost[node] = cost;
    this.hops[node] = hops;
    if (known === 0) this.rise(node, this.size++);
    else {
      this.rise(node, known - 1);
      this.sink(node, this.place[node]! - 1);
    }
  }

  /** Takes out the first node; −1 when there is none. */
  take(): number {
    if (this.size === 0) return -1;
    const first = this.slots[0]!;
    this.place[first] = 0;
    const last = this.slots[--this.size]!;
    if (this.size > 0) this.sink(last, 0);
    return first;
  }

  /** The cost at which a node was last put in. */
  costOf(node: number): number {
    return this.cost[node]!;
  }

  clear(): void {
    for (let slot = 0; slot < this.size; slot++) this.place[this.slots[slot]!] = 0;
    this.size = 0;
  }

  private rise(node: number, from: number): void {
    let slot = from;
    while (slot > 0) {
      const above = (slot - 1) >>> 2;
      const other = this.slots[above]!;
      if (!this.before(node, other)) break;
      this.slots[slot] = other;
      this.place[other] = slot + 1;
      slot = above;
    }
    this.slots[slot] = node;
    this.place[node] = slot + 1;
  }

  private sink(node: number, from: number): void {
    let slot = from;
    for (;;) {
      const first = 4 * slot + 1;
      if (first >= this.size) break;
      const end = Math.min(first + 4, this.size);
      let below = first;
      for (let child = first + 1; child < end; child++) {
        if (this.before(this.slots[child]!, this.slots[below]!)) below = child;
      }
      const other = this.slots[below]!;
      if (!this.before(other, node)) break;
      this.slots[slot] = other;
      this.place[other] = slot + 1;
      slot = below;
    }
    this.slots[slot] = node;
    this.place[node] = slot + 1;
  }

  private before(a: number, b: number): boolean {
    const difference = this.cost[a]! - this.cost[b]!;
    if (difference !== 0) return difference < 0;
    const hops = this.hops[a]! - this.hops[b]!;
    return hops !== 0 ? hops < 0 : a < b;
  }
}
