import { z } from 'zod';

/** An answer given line by line, since it may be larger than memory. */
export type LineStream = AsyncIterable<string>;

export function isStream(body: unknown): body is LineStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

export const lineStream = z
  .custom<LineStream>(isStream, 'must be a stream of lines')
  .meta({ description: 'NDJSON, one RFC 8785 object a line.' });
