import { Catalogue } from '../catalogue';
import { restriction } from '../restriction';
import type { View } from '../../model/view';
import type { Bindings, Duck } from '../duck';

/** What every read is made with. */
export interface Reading {
  readonly duck: Duck;
  readonly folder: string;
  readonly idKey: Buffer;
  /** By source, the field in which a reason is given, of those that have one. */
  readonly reasonFields: ReadonlyMap<string, string>;
}

/**
 * Runs a read against the catalogue as it stands. A load of another process may take away a part that it has replaced
 * while the read begins: it is made again, once, against the new catalogue.
 */
export async function withCatalogue<T>(
  folder: string,
  read: (catalogue: Catalogue) => Promise<T>,
): Promise<T> {
  try {
    return await read(Catalogue.read(folder));
  } catch (error) {
    if (!(error instanceof Error) || !/No files found|No such file|Cannot open file/i.test(error.message))
      throw error;
    return read(Catalogue.read(folder));
  }
}

/** A statement over the visible events: `WITH` what the restriction needs and `ctes`, then `select` with `visible(alias)` in it. */
export function restricted(
  view: View,
  ctes: readonly string[],
  select: (where: string) => string,
  bindings: Bindings = {},
): [sql: string, bindings: Bindings] {
  const limit = restriction(view, 'e');
  const all = [limit.with, ...ctes].filter((cte) => cte !== '');
  return [
    `${all.length > 0 ? `WITH ${all.join(',\n')}` : ''} ${select(limit.where)}`,
    { ...limit.bindings, ...bindings },
  ];
}
