import { z } from 'zod';
import { allSources } from '../sources';
import type { Coverage } from '../view/projection';
import { word } from './show';

/** What an answer says of them, so that none of its "no"s is taken for one of theirs. */
export const absentSources = z
  .array(word)
  .describe('Sources that have nothing in this view: what they would say is unknown, and not "no".');

/**
 * The sources that have nothing in a view, by id. Hidden and absent are the same here: a reader from whom a source is
 * hidden gets the answer of a force that does not have it.
 */
export function absentFrom(coverage: readonly Coverage[]): string[] {
  const there = new Set(coverage.filter((c) => c.records > 0).map((c) => c.source));
  return allSources().flatMap(({ id }) => (there.has(id) ? [] : [id]));
}
