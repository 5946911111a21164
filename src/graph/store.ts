import type { PlumblineError } from '../shared/errors';
import type { Parameters, ReadName, Row, WriteName } from './statement';

/** One statement of a write with its parameters; made by `step` or `guard` so that name and parameters agree. */
export interface Step {
  readonly name: WriteName;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is thrown where it gives no row; nothing of the write is then done. */
  readonly refusal?: () => PlumblineError;
}

export function step<N extends WriteName>(name: N, parameters: Parameters<N>): Step {
  return { name, parameters: parameters };
}

/** A step that the rest of its write hangs on: it must give a row, else the transaction is undone and `refusal` thrown. */
export function guard<N extends WriteName>(
  name: N,
  parameters: Parameters<N>,
  refusal: () => PlumblineError,
): Step {
  return { name, parameters, refusal };
}

/** A value as either engine gives it, integers as numbers. */
export type GraphValue =
  null | boolean | number | string | readonly GraphValue[] | { readonly [key: string]: GraphValue };

/** A registered statement that is not in `cypher/queries`: a pattern's. Its text is constant and comes from its file. */
export interface RegisteredText {
  readonly name: string;
  readonly text: string;
  /** Names of the parameters that must travel as integers. */
  readonly integers: readonly string[];
}

/**
 * The graph, whichever engine holds it. Only statements of `cypher/` reach an engine; values are parameters.
 * Errors are PlumblineError `store_unavailable` (try again) or `statement` (a defect).
 */
export interface GraphStore {
  readonly engine: 'neo4j' | 'embedded';
  /** Rows of a read statement, in the order that the statement gives. */
  read<N extends ReadName>(name: N, parameters: Parameters<N>): Promise<Row<N>[]>;
  /** Rows of a pattern's statement. */
  readText(
    statement: RegisteredText,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, GraphValue>[]>;
  /**
   * All steps in one transaction, retried as a whole where the engine says that it may be: whatever they do, done twice
   * it is done once. Gives the rows of the last. Throws also what a guard refuses with.
   */
  write(steps: readonly Step[]): Promise<Record<string, GraphValue>[]>;
  /** Resolves where the engine answers. Throws PlumblineError `store_unavailable` where it does not. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
