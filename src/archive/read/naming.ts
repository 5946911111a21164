import type { ProtectedList } from '../../model/protected';
import { Catalogue } from '../catalogue';
import { numberTests, protectedNumbers, textTests } from '../compile/protected';
import { contactsTable } from '../schema';
import type { Reading } from './parts';

/** How many contact months have an end that the list names: what was loaded before it was named. For `verify` alone. */
export function monthsNaming({ duck, folder }: Reading, list: ProtectedList): Promise<number> {
  const { loads } = Catalogue.read(folder);
  const tests = ['from_entity', 'to_entity'].flatMap((end) => {
    const own = `regexp_replace(${end}, '^[^:]*:[^:]*:', '')`;
    const written = textTests(list, own).map((test) => `(NOT starts_with(${end}, 'number:') AND ${test})`);
    return [
      ...numberTests(list, own).map((test) => `(starts_with(${end}, 'number:') AND ${test})`),
      ...written,
    ];
  });
  if (loads.length === 0 || tests.length === 0) return Promise.resolve(0);
  return duck.apart(async (own) => {
    const { sql, bindings } = protectedNumbers(list);
    await own.run(sql, bindings);
    const [found] = await own.rows<{ n: bigint }>(
      `SELECT count(DISTINCT id) AS n FROM ${contactsTable(folder, loads)} WHERE events > 0 AND (${tests.join(' OR ')})`,
    );
    return Number(found?.n ?? 0);
  });
}
