import { COMMON_FIELDS, type SourceDefinition } from '../../model/source';
import type { ProtectedList } from '../../model/protected';
import { Catalogue, readingOf } from '../catalogue';
import { archivedSql, protectedNumbers } from '../compile/protected';
import { inStages } from '../compile/row-sql';
import { eventFields, eventsTable, fieldColumn } from '../schema';
import type { Reading } from './parts';

/**
 * How many rows of each delivered file, by its reading, name something of a list: what was loaded before it was named. A row
 * that several files brought is told of the one that owns it. For `verify` alone.
 */
export async function rowsNaming(
  { duck, folder }: Reading,
  sources: readonly SourceDefinition[],
  list: ProtectedList,
): Promise<ReadonlyMap<string, number>> {
  const catalogue = Catalogue.read(folder);
  const naming = new Map<string, number>();
  await duck.apart(async (own) => {
    const { sql, bindings } = protectedNumbers(list);
    await own.run(sql, bindings);
    for (const source of sources) {
      const known = { ...COMMON_FIELDS, ...source.fields };
      const fields = eventFields(source).flatMap((name) => {
        const definition = known[name];
        return definition ? [{ name, definition, column: fieldColumn(name) }] : [];
      });
      const named = archivedSql(list, fields);
      const loads = catalogue.of(source.id);
      if (named === undefined || loads.length === 0) continue;
      const table = eventsTable(
        folder,
        loads,
        fields.map((f) => f.name),
      );
      const found = await own.rows<{ load: string; n: bigint }>(
        `SELECT load, count(*) AS n FROM ${inStages(table, named.stages)} WHERE ${named.isNaming} GROUP BY load`,
      );
      for (const { load, n } of found)
        naming.set(readingOf(load), (naming.get(readingOf(load)) ?? 0) + Number(n));
    }
  });
  return naming;
}
