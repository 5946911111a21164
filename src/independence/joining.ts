/** Sets that are joined one by one (union-find, by halving paths). */
export class Joining {
  private constructor(private readonly parent: Int32Array) {}

  /** Each by itself. */
  static of(size: number): Joining {
    return new Joining(Int32Array.from({ length: size }, (_, i) => i));
  }

  /** The same sets, to be joined further. */
  copy(): Joining {
    return new Joining(this.parent.slice());
  }

  /** The set of `i`, told by its smallest member once all are joined. */
  of(i: number): number {
    while (this.parent[i] !== i) {
      this.parent[i] = this.parent[this.parent[i]!]!;
      i = this.parent[i]!;
    }
    return i;
  }

  /** True where they were two sets until now. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.of(a), this.of(b)];
    if (x === y) return false;
    this.parent[Math.max(x, y)] = Math.min(x, y);
    return true;
  }
}
