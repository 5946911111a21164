import { joinOrBegin, type Joined } from '../shared/joined';
import type { Projection } from '../view/projection';

/** By the list of records, which every projection of the same visible data shares. */
const made = new WeakMap<Projection['records'], Map<string, Map<string, unknown>>>();
const asked = new WeakMap<Projection['records'], Map<string, Joined<unknown>>>();
const MOST = 64;
/** A network or a ranking is as large as all that a reader sees, and readers choose how many different ones they ask for. */
const MOST_OF_A_SORT = 8;

/**
 * The result of `make` for this projection and key, worked out once: readers whose views show the same share it, and it
 * goes when the projection does, or when others of its sort have been asked for since. `key` must name everything else
 * that the result depends on.
 */
export function remembered<T>(projection: Projection, sort: string, key: string, make: () => T): T {
  const sorts = keptFor(made, projection);
  const results = sorts.get(sort) ?? new Map<string, unknown>();
  sorts.set(sort, results);
  const name = nameOf(projection, key);
  // What was asked for last is forgotten last.
  const result = results.has(name) ? (results.get(name) as T) : make();
  results.delete(name);
  results.set(name, result);
  forgetOldest(results, MOST_OF_A_SORT);
  return result;
}

/** The same of what is asked of the graph or the archive: it goes on for as long as one of those who wait for it is there. */
export function rememberedAnswer<T>(projection: Projection, key: string, ask: () => Promise<T>): Promise<T> {
  const answers = keptFor(asked, projection);
  const answer = joinOrBegin(answers, nameOf(projection, key), ask);
  forgetOldest(answers, MOST);
  return answer as Promise<T>;
}

function keptFor<V>(
  kept: WeakMap<Projection['records'], Map<string, V>>,
  { records }: Projection,
): Map<string, V> {
  let results = kept.get(records);
  if (!results) kept.set(records, (results = new Map<string, V>()));
  return results;
}

const nameOf = ({ view }: Projection, key: string): string => `${view.asOf} ${view.validAt} ${key}`;

function forgetOldest(results: Map<string, unknown>, most: number): void {
  const [oldest] = results.keys();
  if (results.size > most && oldest !== undefined) results.delete(oldest);
}
