import type { GraphStore } from '../../graph/store';
import type { ProtectedList } from '../../model/protected';
import type { CanonicalRow } from '../../model/record';
import { allSources, fieldsOf } from '../../sources';
import { GraphRecords } from '../load/record-store';
import { maskedField } from '../row/masked-row';

const CHAINS_AT_ONCE = 2_000;

/**
 * How many rows of each delivered file, by its number in the ledger, stand as records that name something of a list: what was
 * loaded before it was named. For `verify` alone.
 */
export async function recordsNaming(
  store: GraphStore,
  list: ProtectedList,
): Promise<ReadonlyMap<number, number>> {
  const records = new GraphRecords(store);
  const naming = new Map<number, number>();
  for (const source of allSources().filter((s) => s.shape === 'record')) {
    const fields = fieldsOf(source);
    const isNaming = (row: CanonicalRow): boolean =>
      Object.entries(row).some(([name, text]) => {
        const field = fields[name];
        return field !== undefined && maskedField(field, text, list) !== text;
      });
    for (let after = ''; ;) {
      const chains = await records.chainsOf(source.id, after, CHAINS_AT_ONCE);
      if (chains.length === 0) break;
      after = chains.at(-1) ?? '';
      const stored = await records.versionsOf(chains);
      for (const { row, seen } of await records.whole(stored.map((version) => version.id))) {
        if (!isNaming(row)) continue;
        for (const place of seen) {
          const file = Number(place.slice(0, place.indexOf(':')));
          naming.set(file, (naming.get(file) ?? 0) + 1);
        }
      }
    }
  }
  return naming;
}
