import type { GraphStore } from '../../graph/store';
import type { Instant } from '../../model/time';

/** A store that answers these statements with what is given, by what it is asked, and refuses any other. */
export function storeThat(
  answers: Readonly<Record<string, (asked: Record<string, readonly string[]>) => readonly object[]>>,
): GraphStore {
  const read = (name: string, asked: Record<string, readonly string[]>): Promise<readonly object[]> => {
    const answer = answers[name];
    return answer ? Promise.resolve(answer(asked)) : Promise.reject(new Error(`nothing may ask ${name}`));
  };
  return { read } as unknown as GraphStore;
}

/** A row by source and the ids that it names by role; open for all time unless it says otherwise. */
export interface NamingRow {
  readonly id: string;
  readonly source: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly dates?: Readonly<Record<string, readonly [Instant, Instant]>>;
  readonly texts?: Readonly<Record<string, string | readonly string[]>>;
  readonly standsUntil?: Instant;
}

/**
 * A store of open rows: whoever is asked about is answered the rows that name them, last first, once for each asked.
 * `numbers`: ids of the numbers that there are besides.
 */
export function storeOfRows(rows: readonly NamingRow[], numbers: readonly string[] = []): GraphStore {
  const answer = ({ entities = [], sources = [] }: Record<string, readonly string[]>): object[] =>
    entities.flatMap((entity) =>
      [...rows]
        .reverse()
        .filter(
          ({ source, names }) => sources.includes(source) && Object.values(names).flat().includes(entity),
        )
        .map(({ id, source, names, dates = {}, texts = {}, standsUntil = '9999-12-31T23:59:59.999Z' }) => ({
          ...{ id, source, chain: id, standsUntil, recordedAt: '2020-01-01T00:00:00.000Z' },
          namings: JSON.stringify(Object.entries(names).flatMap(([role, ids]) => ids.map((e) => [role, e]))),
          meanings: JSON.stringify({ ...dates, ...texts }),
        })),
    );
  const held = ({ nativeIds = [] }: Record<string, readonly string[]>): object[] =>
    numbers.filter((id) => nativeIds.includes(id.slice(id.lastIndexOf(':') + 1))).map((id) => ({ id }));
  return storeThat({ 'view/open-rows-naming': answer, 'view/of-reference': held });
}
