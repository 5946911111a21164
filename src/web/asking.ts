import { z } from 'zod';
import type { Reader } from '../model/view';
import type { Operation } from '../operations/operation';

/** How the web gets an answer: `ask` of the operations, bound to the services. */
export type Ask = (
  operation: Operation,
  reader: Reader,
  question: unknown,
  signal?: AbortSignal,
) => Promise<unknown>;

/** Both clocks as the address bar has them; absent = now, and no limit on valid time. */
export interface GivenClocks {
  readonly asOf?: string;
  readonly validAt?: string;
}

/** A question without the clocks, which the frame around every page adds. */
export type Question<T extends Operation> = Omit<z.input<T['input']>, keyof GivenClocks>;

/** The way of one page to its answers: one reader, both clocks, and only the operations that the page declares. */
export interface PageAsking<A extends Operation = Operation> {
  readonly reader: Reader;
  readonly clocks: GivenClocks;
  readonly zone: string;
  ask<T extends A>(operation: T, question: Question<T>): Promise<z.output<T['output']>>;
}

/** Adds the clocks to a question where the operation takes them. */
export function withClocks(operation: Operation, question: object, clocks: GivenClocks): object {
  const takes = operation.input instanceof z.ZodObject && 'asOf' in operation.input.shape;
  return takes ? { ...question, ...clocks } : question;
}
