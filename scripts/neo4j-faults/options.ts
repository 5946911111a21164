/** How much of a fault is wanted, and where there is room for it. */
export interface FaultOptions {
  /** How often the fault is to happen. */
  readonly times: number;
  readonly rows: number;
  readonly seed: string;
  /** An empty folder for deliveries and data folders. */
  readonly folder: string;
  /** True where the right to load is to run out by itself, after a minute. */
  readonly wholeLease?: boolean;
  readonly log: (line: string) => void;
}

/** How often it happened, and what was otherwise than where it did not. */
export interface FaultReport {
  readonly times: number;
  readonly differences: readonly string[];
  /** A line for each time it happened, the first of them the headings. */
  readonly table?: readonly (readonly string[])[];
  /** What was measured over all of them. */
  readonly notes?: readonly string[];
}
