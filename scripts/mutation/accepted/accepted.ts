/** A mutant that may survive, as the list of survivors prints it, and why. */
export interface Accepted {
  readonly file: string;
  /** The whole source line, trimmed: where it is changed, the reason is stale and the run says so. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}
