import { canonicalJson } from '../../../src/shared/hash';
import { byCodeUnit } from '../../../src/shared/compare';
import type { GraphStore, GraphValue } from '../../../src/graph/store';
import { rowsOf } from './known';

/** Everything that a graph holds, one sorted line for each node and link: what two engines must agree on. */
export async function dumpOf(store: GraphStore): Promise<string[]> {
  const nodes = await rowsOf(store, 'MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties');
  const links = await rowsOf(
    store,
    'MATCH (a)-[r]->(b) RETURN a.id AS from, type(r) AS type, properties(r) AS properties, b.id AS to',
  );
  return [...nodes, ...links].map((row) => canonicalJson(stored(row))).sort(byCodeUnit);
}

/** A property that is null is one that is not there; when a lease runs out is by each server's own clock. */
function stored(value: GraphValue): GraphValue {
  if (Array.isArray(value)) return (value as GraphValue[]).map(stored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, GraphValue>)
      .filter(([name, v]) => v !== null && name !== 'expires')
      .map(([name, v]) => [name, stored(v)]),
  );
}

/** The rows of an answer as text: in their order where the statement gives one, else as a multiset. */
export function answerText(rows: readonly object[], ordered: boolean): string[] {
  const lines = rows.map((row) => canonicalJson(row));
  return ordered ? lines : lines.sort(byCodeUnit);
}
