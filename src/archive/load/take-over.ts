import type { Load } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { eventsTable, lineSql } from '../schema';
import { writeContacts } from './write-contacts';
import { writePart } from './part-file';

/** A load as it is once another has taken rows from it: its parts written anew, without them (table `clash`). */
export async function withoutTaken(duck: Duck, folder: string, load: Load, idKey: Buffer): Promise<Load> {
  const events = await writePart(
    duck,
    folder,
    nextName(load.events.path),
    `SELECT e.* EXCLUDE (source, load, file_row_number) REPLACE (${lineSql([load])} AS line) FROM ${eventsTable(folder, [load], [])} e
    ANTI JOIN (SELECT row_key, occurrence FROM clash WHERE NOT theirs AND load = ${literal(load.load)}) c USING (row_key, occurrence)`,
  );
  const changed = { ...load, events, firstLine: null };
  const contacts = await writeContacts(duck, folder, nextName(load.contacts.path), changed, idKey, load);
  return { ...changed, contacts };
}

/** `events-1.parquet` becomes `events-2.parquet`: a part is never written over, since somebody may be reading it. */
function nextName(name: string): string {
  return name.replace(/-(\d+)\.parquet$/, (_, n: string) => `-${Number(n) + 1}.parquet`);
}
