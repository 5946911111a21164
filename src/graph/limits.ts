import { PlumblineError } from '../shared/errors';

/**
 * How long the embedded engine lets a statement run, in seconds: built into it, and it has no option for it
 * (@grafeo-db/js 0.6).
 */
export const EMBEDDED_LIMIT_S = 30;
/** How long a read may run on Neo4j, in seconds; the server is told with each transaction. Several times what any takes. */
export const NEO4J_READ_LIMIT_S = 60;

/** What is thrown of statements that ran into their limit: they were well formed and may be asked again. */
export function tookTooLong(statements: string, limitS: number, cause: unknown): PlumblineError {
  return new PlumblineError(
    'statement_timeout',
    `The graph did not answer within ${limitS} seconds (${statements}). Ask again when less is going on, or for less at once, for instance one pattern.`,
    {},
    { cause },
  );
}
