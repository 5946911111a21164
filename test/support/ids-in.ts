import { entityParts } from '../../src/model/entity';

const RECORD_ID = /^[0-9a-f]{32}$/;

/** Every id of a record, contact month or entity that stands in an answer, in a key or a value, the ends of a link included. */
export function idsIn(body: unknown): Set<string> {
  const ids = new Set<string>();
  for (const text of textsIn(body))
    for (const part of text.split('|'))
      if (RECORD_ID.test(part) || (entityParts(part) && !part.includes(' '))) ids.add(part);
  return ids;
}

/** Every text of a body, keys included. */
export function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* textsIn(item);
    }
}
