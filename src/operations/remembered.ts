import type { Projection } from '../view/projection';

/** By the list of records, which every projection of the same visible data shares. */
const kept = new WeakMap<Projection['records'], Map<string, unknown>>();
const MOST = 64;

/**
 * The result of `make` for this projection and key, worked out once: readers whose views show the same share it, and it
 * goes when the projection does. `key` must name everything else that the result depends on.
 */
export function remembered<T>(projection: Projection, key: string, make: () => T): T {
  const { records, view } = projection;
  let results = kept.get(records);
  if (!results) kept.set(records, (results = new Map<string, unknown>()));
  const name = `${view.asOf} ${view.validAt} ${key}`;
  if (results.has(name)) {
    // What was asked for last is forgotten last.
    const known = results.get(name) as T;
    results.delete(name);
    results.set(name, known);
    return known;
  }
  const made = make();
  if (results.size >= MOST) results.delete(results.keys().next().value ?? '');
  results.set(name, made);
  if (made instanceof Promise) made.catch(() => results.delete(name));
  return made;
}
