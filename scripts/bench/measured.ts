/** One line of the benchmark table. */
export interface Measured {
  readonly what: string;
  readonly against: string;
  readonly ours: string;
  readonly alternative: string;
  /** Null where the goal is a time and not a ratio. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
  readonly note: string;
}
