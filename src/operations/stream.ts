import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** An answer given line by line, since it may be larger than memory. */
export type LineStream = AsyncIterable<string>;

export function isStream(body: unknown): body is LineStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** The lines of a text file, which is opened when the first is asked for: a reader of lines that nobody listens to loses them. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

export const lineStream = z
  .custom<LineStream>(isStream, 'must be a stream of lines')
  .meta({ description: 'NDJSON, one RFC 8785 object a line.' });
