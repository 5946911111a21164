const KEPT = 8_192;
/** With as many keys a content is common, whatever comes. */
const MOST_KEYS = 64;

/** What of a file says the same: its keys, and whether any of them was new. */
export interface Content {
  readonly keys: Set<string>;
  isNew: boolean;
}

/**
 * The contents of a file's rows, or a fair share of them where they are many: memory and what is asked of the graph are the
 * same for any file. A content is in the share by its likeness, a keyed hash, so whatever says the same is in it together
 * (Wegman's adaptive sampling).
 */
export class ContentSample {
  private readonly kept = new Map<string, Content>();
  private mask = 0;

  constructor(private readonly most = KEPT) {}

  add(likeness: string, key: string, isNew: boolean): void {
    if (likeness === '' || !this.isIn(likeness)) return;
    const known = this.kept.get(likeness);
    if (known) {
      if (known.keys.size < MOST_KEYS) known.keys.add(key);
      known.isNew ||= isNew;
      return;
    }
    this.kept.set(likeness, { keys: new Set([key]), isNew });
    while (this.kept.size > this.most) this.halve();
  }

  get contents(): ReadonlyMap<string, Content> {
    return this.kept;
  }

  /** How many contents of the file each of the sample stands for. */
  get each(): number {
    return this.mask + 1;
  }

  private halve(): void {
    this.mask = this.mask * 2 + 1;
    for (const likeness of this.kept.keys()) if (!this.isIn(likeness)) this.kept.delete(likeness);
  }

  private isIn(likeness: string): boolean {
    return this.mask === 0 || (parseInt(likeness.slice(0, 8), 16) & this.mask) === 0;
  }
}
