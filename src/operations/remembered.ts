import { joinOrBegin, type Joined } from '../shared/joined';
import type { Projection } from '../view/projection';

/** By the list of records, which every projection of the same visible data shares. */
const made = new WeakMap<Projection['records'], Map<string, unknown>>();
const asked = new WeakMap<Projection['records'], Map<string, Joined<unknown>>>();
const MOST = 64;

/**
 * The result of `make` for this projection and key, worked out once: readers whose views show the same share it, and it
 * goes when the projection does. `key` must name everything else that the result depends on.
 */
export function remembered<T>(projection: Projection, key: string, make: () => T): T {
  const results = keptFor(made, projection);
  const name = nameOf(projection, key);
  // What was asked for last is forgotten last.
  const result = results.has(name) ? (results.get(name) as T) : make();
  results.delete(name);
  results.set(name, result);
  forgetOldest(results);
  return result;
}

/** The same of what is asked of the graph or the archive: it goes on for as long as one of those who wait for it is there. */
export function rememberedAnswer<T>(projection: Projection, key: string, ask: () => Promise<T>): Promise<T> {
  const answers = keptFor(asked, projection);
  const answer = joinOrBegin(answers, nameOf(projection, key), ask);
  forgetOldest(answers);
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

function forgetOldest(results: Map<string, unknown>): void {
  const [oldest] = results.keys();
  if (results.size > MOST && oldest !== undefined) results.delete(oldest);
}
