import type { EventFile } from '../archive';
import { byPlace, readingOf, type Load } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { restriction } from '../restriction';
import { deliveredTable } from '../schema';
import type { Ownership } from './ownership';

/** Of a file's sound rows, what whoever loads it is told. */
export interface Told {
  /** Those that another file has, as far as they may know. */
  readonly duplicate: number;
  /** Compartments and handling classes of the rows, in order. */
  readonly labels: readonly { readonly compartment: string; readonly handlingClass: string }[];
}

/**
 * Counts the duplicates that whoever loads may know of, once ownership is decided. Equal rows have equal labels and name
 * the same people: where the loader may see a row, they may see every other that is equal, and the true count is theirs. A row
 * that they may not see is a duplicate only where a file of their own that comes before this one holds it, whoever owns it
 * now: as if what others delivered had never come.
 */
export async function toldOf(
  duck: Duck,
  folder: string,
  held: readonly Load[],
  mine: Load,
  { told: { view, delivered } }: EventFile,
  { duplicate }: Ownership,
): Promise<Told> {
  const labels = await duck.rows<Told['labels'][number]>(
    `SELECT DISTINCT label AS compartment, handling_class AS "handlingClass" FROM judged WHERE occurrence > 0 ORDER BY ALL`,
  );
  const { with: spans, where, bindings } = restriction(view, 'j');
  const before = spans === '' ? '' : `WITH ${spans}`;
  await duck.run(
    `CREATE TEMP TABLE unseen AS ${before} SELECT j.place FROM judged j WHERE j.occurrence > 0 AND NOT coalesce(${where}, false)`,
    bindings,
  );
  const [counted] = await duck.rows<{ rows: bigint; theirs: bigint }>(
    `SELECT count(*) AS rows, count(c.place) AS theirs FROM unseen u
      LEFT JOIN (SELECT place FROM clash WHERE theirs) c ON c.place = u.place`,
  );
  if (!counted || counted.rows === 0n) return { duplicate, labels };
  const own = held.filter((load) => delivered.has(readingOf(load.load)) && load.load !== mine.load);
  return {
    duplicate: duplicate - Number(counted.theirs) + (await ownEarlier(duck, folder, own, mine)),
    labels,
  };
}

/** How many of the rows in table `unseen` a file that comes before this one delivered as well. */
async function ownEarlier(duck: Duck, folder: string, own: readonly Load[], mine: Load): Promise<number> {
  if (own.length === 0) return 0;
  const places = own.map((load) => `(${literal(load.load)}, ${byPlace(load, mine) <= 0})`);
  const [row] = await duck.rows<{ n: bigint }>(
    `WITH mine AS (SELECT j.place, j.row_key, j.known_at, coalesce(n.occurrence, 1) AS occurrence
      FROM judged j SEMI JOIN unseen u ON u.place = j.place LEFT JOIN repeat n ON n.place = j.place),
    earlier AS (SELECT d.row_key, d.known_at, d.load, row_number() OVER (PARTITION BY d.load, d.row_key ORDER BY d.place) AS occurrence
      FROM ${deliveredTable(folder, own)} d SEMI JOIN mine m ON m.row_key = d.row_key)
    SELECT count(DISTINCT m.place) AS n FROM mine m
      JOIN earlier e ON e.row_key = m.row_key AND e.occurrence = m.occurrence
      JOIN (VALUES ${places.join(', ')}) p(load, comes_first) ON p.load = e.load
      WHERE e.known_at < m.known_at OR (e.known_at = m.known_at AND p.comes_first)`,
  );
  return Number(row?.n ?? 0);
}
