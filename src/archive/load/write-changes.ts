import path from 'node:path';
import type { Load, Part } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { writePart } from './part-file';

/**
 * Writes what differs from the events of a load as they were judged: `place`, and `occurrence`, or NULL of a row that
 * another load owns. So a part of millions of rows is never written twice.
 */
export function writeChanges(duck: Duck, folder: string, name: string): Promise<Part> {
  return writePart(
    duck,
    folder,
    name,
    `WITH theirs AS (SELECT DISTINCT place FROM clash WHERE theirs)
    SELECT place, CAST(NULL AS INTEGER) AS occurrence FROM theirs
    UNION ALL SELECT place, occurrence FROM repeat ANTI JOIN theirs USING (place) WHERE occurrence > 1 ORDER BY place`,
  );
}

/** Writes the changes of a load with those rows added that another has taken from it (table `clash`). */
export function addTaken(duck: Duck, folder: string, name: string, load: Load): Promise<Part> {
  const before = `read_parquet(${literal(path.join(folder, load.changes.path))}, hive_partitioning = false)`;
  return writePart(
    duck,
    folder,
    name,
    `WITH taken AS (SELECT DISTINCT their_place AS place FROM clash WHERE NOT theirs AND load = ${literal(load.load)})
    SELECT place, CAST(NULL AS INTEGER) AS occurrence FROM taken
    UNION ALL SELECT place, occurrence FROM ${before} ANTI JOIN taken USING (place) ORDER BY place`,
  );
}
