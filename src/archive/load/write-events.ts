import type { Part } from '../catalogue';
import type { Duck } from '../duck';
import { judgedFile, type Judged } from './judge';
import { keepPart, writePart } from './part-file';
import type { Ownership } from './ownership';

/** Puts the rows that this file owns into the archive: what was judged, as it is where all of it stays. */
export async function writeEvents(
  duck: Duck,
  folder: string,
  name: string,
  work: string,
  judged: Judged,
  ownership: Ownership,
): Promise<Part> {
  if (judged.firstLine !== undefined && ownership.duplicate === 0)
    return keepPart(folder, name, judgedFile(work), judged.rows);
  return writePart(
    duck,
    folder,
    name,
    `SELECT j.* REPLACE (coalesce(r.occurrence, 1) AS occurrence) FROM judged j LEFT JOIN repeat r ON r.line = j.line
    ANTI JOIN (SELECT line FROM clash WHERE theirs) c ON c.line = j.line WHERE j.occurrence > 0`,
  );
}
