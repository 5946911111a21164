import type { Projection } from '../view/projection';

const kept = new WeakMap<Projection, Map<string, unknown>>();
const MOST = 32;

/**
 * The result of `make` for this projection and key, worked out once: readers whose views show the same share it, and it
 * goes when the projection does. `key` must name everything else that the result depends on.
 */
export function remembered<T>(projection: Projection, key: string, make: () => T): T {
  let results = kept.get(projection);
  if (!results) kept.set(projection, (results = new Map()));
  if (results.has(key)) return results.get(key) as T;
  const made = make();
  if (results.size >= MOST) results.delete(results.keys().next().value ?? '');
  results.set(key, made);
  if (made instanceof Promise) made.catch(() => results.delete(key));
  return made;
}
