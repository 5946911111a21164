interface Waiting<T, R> {
  readonly item: T;
  readonly done: (result: R) => void;
  readonly failed: (error: unknown) => void;
}

/** Items that come while a write is under way go together in the next one: waiting for the disk is most of the work. */
export class Grouped<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private writing: Promise<void> | undefined;

  /** `write` gives a result for each item, or throws for all of them. */
  constructor(private readonly write: (items: readonly T[]) => Promise<readonly R[]>) {}

  add(item: T): Promise<R> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
    });
  }

  /** Resolves once nothing waits. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0);
      try {
        const results = await this.write(together.map(({ item }) => item));
        for (const [i, { done }] of together.entries()) done(results[i] as R);
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
  }
}
