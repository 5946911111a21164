/** How much of a fault is wanted, and where there is room for it. */
export interface FaultOptions {
  /** How often the fault is to happen. */
  readonly times: number;
  readonly rows: number;
  readonly seed: string;
  /** An empty folder for deliveries and data folders. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** How often it happened, and what was otherwise than where it did not. */
export interface FaultReport {
  readonly times: number;
  readonly differences: readonly string[];
}
