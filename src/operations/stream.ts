import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { knownFault } from '../shared/disk-fault';

/** An answer given line by line, since it may be larger than memory. */
export type LineStream = AsyncIterable<string>;

export function isStream(body: unknown): body is LineStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** The lines of a text file, which is opened when the first is asked for: a reader of lines that nobody listens to loses them. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

/**
 * Gives the lines of a stream and tells how far it got: `complete` before the last line leaves, `cancelled` where nobody
 * wants the rest, or the error that it ended in.
 */
export async function* followed(
  lines: LineStream,
  tell: (outcome: string, lines: number) => Promise<void>,
): AsyncGenerator<string> {
  let given = 0;
  let outcome = 'cancelled';
  let held: string | undefined;
  try {
    for await (const line of lines) {
      if (held !== undefined) {
        given += 1;
        yield held;
      }
      held = line;
    }
    outcome = 'complete';
  } catch (error) {
    outcome = knownFault(error)?.code ?? 'internal';
    throw error;
  } finally {
    await tell(outcome, outcome === 'complete' && held !== undefined ? given + 1 : given);
  }
  if (held !== undefined) yield held;
}

export const lineStream = z
  .custom<LineStream>(isStream, 'must be a stream of lines')
  .meta({ description: 'NDJSON, one RFC 8785 object a line.' });
