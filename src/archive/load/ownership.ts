import { byPlace, type Load } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { eventsTable } from '../schema';

/** What of a file's sound rows other files hold. */
export interface Ownership {
  /** Rows that stay with a file that comes before this one. */
  readonly duplicate: number;
  /** Rows that this file takes from files loaded earlier that come after it, by load. */
  readonly taken: readonly { readonly load: Load; readonly rows: number }[];
}

/**
 * Decides who owns a row that several files hold: the file in which it was known first, and of those known at the same
 * time the first by place; of two readings of one file, the one that was there. So the archive is a function of the set
 * of files and not of the order in which they came, and what a view as of a time shows does not depend on what was
 * delivered after it. Makes table `clash` (`place`, `load`, `their_place`, `theirs`).
 */
export async function decideOwnership(
  duck: Duck,
  folder: string,
  held: readonly Load[],
  mine: Load,
): Promise<Ownership> {
  const others = held.filter((load) => load.load !== mine.load && load.accepted > 0);
  const places = [...others, mine].map((load) => `(${literal(load.load)}, ${byPlace(load, mine) <= 0})`);
  await duck.run(`CREATE TEMP TABLE clash AS
    SELECT j.place, o.load, o.place AS their_place,
      o.known_at < j.known_at OR (o.known_at = j.known_at AND p.comes_first) AS theirs
    FROM judged j LEFT JOIN repeat n ON n.place = j.place
    JOIN ${eventsTable(folder, others, [])} o ON o.row_key = j.row_key AND o.occurrence = coalesce(n.occurrence, 1)
    JOIN (VALUES ${places.join(', ')}) p(load, comes_first) ON p.load = o.load WHERE j.occurrence > 0`);
  const counts = await duck.rows<{ load: string; theirs: boolean; n: bigint }>(
    'SELECT load, theirs, count(*) AS n FROM clash GROUP BY ALL ORDER BY load',
  );
  return {
    duplicate: counts.reduce((sum, c) => sum + (c.theirs ? Number(c.n) : 0), 0),
    taken: counts.flatMap((c) => {
      const load = others.find((o) => o.load === c.load);
      return c.theirs || !load ? [] : [{ load, rows: Number(c.n) }];
    }),
  };
}
