import type { ProtectedEvent } from '../archive';
import type { Load } from '../catalogue';
import type { Duck } from '../duck';
import { sealedRows, type Judging } from './judge';

/**
 * Has the protected rows of a file sealed, where it has any: they are read from the delivered file once more, so that no
 * file of the archive ever holds their text. Throws RangeError where there are not as many as were counted.
 */
export async function sealEvents(
  duck: Duck,
  judging: Judging,
  load: string,
  counted: number,
): Promise<Load['sealed']> {
  if (counted === 0) return { brought: 0, known: 0 };
  const sealed = await judging.file.protection.seal(load, protectedEvents(duck, judging));
  if (sealed.brought + sealed.known !== counted)
    throw new RangeError('Not as many rows were sealed as were counted.');
  return sealed;
}

async function* protectedEvents(duck: Duck, judging: Judging): AsyncGenerator<ProtectedEvent[]> {
  for await (const batch of duck.own<Record<string, unknown>>(sealedRows(judging)))
    yield batch.map((stored) => {
      const fields = Object.entries(stored).flatMap(([column, value]) =>
        column.startsWith('field_') && typeof value === 'string'
          ? [[column.slice('field_'.length), value]]
          : [],
      );
      return { force: String(stored['of_force']), row: Object.fromEntries(fields) as Record<string, string> };
    });
}
