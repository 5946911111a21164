/** Every state there has been, with what led to it: undo and redo without a limit. */
export class History<T> {
  private past: { state: T; what: string }[] = [];
  private future: { state: T; what: string }[] = [];

  constructor(private now: T) {}

  get present(): T {
    return this.now;
  }

  /** Makes `next` the present. What had been undone can no longer be redone. */
  commit(next: T, what: string): void {
    this.past.push({ state: this.now, what });
    this.now = next;
    this.future = [];
  }

  /** Gives what was undone; undefined where there is nothing to undo. */
  undo(): string | undefined {
    const last = this.past.pop();
    if (!last) return undefined;
    this.future.push({ state: this.now, what: last.what });
    this.now = last.state;
    return last.what;
  }

  redo(): string | undefined {
    const next = this.future.pop();
    if (!next) return undefined;
    this.past.push({ state: this.now, what: next.what });
    this.now = next.state;
    return next.what;
  }

  /** The present is where undoing ends. */
  forget(): void {
    this.past = [];
    this.future = [];
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }
}
