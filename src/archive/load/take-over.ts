import type { Load } from '../catalogue';
import type { Duck } from '../duck';
import { addTaken } from './write-changes';
import { writeContacts } from './write-contacts';

/** A load as it is once another has taken rows from it (table `clash`): its changes and contact months written anew. */
export async function withoutTaken(
  duck: Duck,
  folder: string,
  load: Load,
  rows: number,
  idKey: Buffer,
): Promise<Load> {
  const changes = await addTaken(duck, folder, nextName(load.changes.path), load);
  const changed = { ...load, changes, accepted: load.accepted - rows };
  const contacts = await writeContacts(duck, folder, nextName(load.contacts.path), changed, idKey, load);
  return { ...changed, contacts };
}

/** `changes-1.parquet` becomes `changes-2.parquet`: a part is never written over, since somebody may be reading it. */
function nextName(name: string): string {
  return name.replace(/-(\d+)\.parquet$/, (_, n: string) => `-${Number(n) + 1}.parquet`);
}
