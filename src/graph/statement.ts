import type { Statements } from './statements.generated';

/** A whole number: sent as a driver integer where it is a parameter, read as a JS number. */
export type Integer = number;
export type NoParameters = Record<never, never>;
export type NoColumns = Record<never, never>;

/** What a view gives to a statement that asks `{{visible-record r}}` or `{{visible-contact c}}`. */
export interface ViewParameters {
  viewCompartments: readonly string[];
  viewClearance: readonly string[];
  viewAsOf: string;
  viewValidAt: string;
  viewExcluded: readonly string[];
  viewHidden: readonly string[];
  viewShown: readonly string[];
  /** Numbers and accounts whose contact months are all hidden, and the people themselves. */
  viewBarred: readonly string[];
  /** Sources whose rows stay visible although they name somebody excluded. */
  viewPersonnel: readonly string[];
  /** Of these the excluded people's own rows: shown cut on pages, and to no statement that counts or matches. */
  viewCut: readonly string[];
}

export type StatementName = keyof Statements;
export type ReadName = {
  [N in StatementName]: Statements[N]['mode'] extends 'read' ? N : never;
}[StatementName];
export type WriteName = {
  [N in StatementName]: Statements[N]['mode'] extends 'read' ? never : N;
}[StatementName];
export type Parameters<N extends StatementName> = Statements[N]['parameters'];
export type Row<N extends StatementName> = Statements[N]['row'];
