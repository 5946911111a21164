import type { GraphStore } from '../../graph/store';
import { entityParts, type EntityId } from '../../model/entity';
import type { Reader } from '../../model/view';
import { byCodeUnit } from '../../shared/compare';
import { PlumblineError } from '../../shared/errors';
import { excludedPeople } from '../exclusion/people';
import { openRows } from '../exclusion/rows';

/**
 * The people whom a reader never reads about, sorted. They follow from the reader's own register row; where the access file
 * says that there is none, from the rows of those whom it names instead, whose circles count as the reader's own.
 * Closed when in doubt: throws PlumblineError `reader_unknown`, which says what to mend, where it cannot be told who that is.
 */
export async function circleOf(store: GraphStore, reader: Reader): Promise<EntityId[]> {
  const { staffId, noStaffRecord } = reader;
  if (staffId !== undefined)
    return excludedPeople(store, await inRegister(store, reader, 'staff_id', staffId));
  if (noStaffRecord === undefined)
    throw unknown(
      reader,
      'has neither staff_id nor no_staff_record. Give the staff_id, or say why there is none and from whose records to exclude this reader.',
    );
  const circles: EntityId[] = [];
  for (const id of noStaffRecord.excluded) {
    const person = await inRegister(store, reader, 'no_staff_record.excluded', id);
    circles.push(...(await excludedPeople(store, person)));
  }
  return [...new Set(circles)].sort(byCodeUnit);
}

/**
 * Everybody of a staff id, and those of them who have a row in the workforce register, in any version. Open rows alone
 * count: what lies in a compartment must not show in who may read.
 */
export async function staffOf(
  store: GraphStore,
  id: string,
): Promise<{ readonly named: EntityId[]; readonly entered: ReadonlySet<EntityId> }> {
  const named = entityParts(id)
    ? [id]
    : (await store.read('view/staff-named', { nativeId: id })).map((row) => row.id);
  const rows = await openRows(store, named, ['workforce']);
  return {
    named,
    entered: new Set(rows.flatMap((row) => row.named('self')).filter((self) => named.includes(self))),
  };
}

/** Everybody of that staff id, of whom exactly one must be in the register. */
async function inRegister(store: GraphStore, reader: Reader, key: string, id: string): Promise<EntityId[]> {
  const { named, entered } = await staffOf(store, id);
  if (entered.size === 1) return named;
  if (entered.size > 1)
    throw unknown(
      reader,
      `has ${key} ${id}, which more than one force's workforce register holds. Write it with the force, for instance ${[...entered].sort(byCodeUnit)[0] ?? ''}.`,
    );
  const [register] = await store.read('view/register-loaded', {});
  throw unknown(
    reader,
    register?.held === 1
      ? `has ${key} ${id}, which no version of the workforce register holds. Correct it: it is written as the register writes it, capitals too.`
      : `has ${key} ${id}, and no workforce register has been loaded yet. Load the workforce first, as a user who is a loader.`,
  );
}

function unknown(reader: Reader, why: string): PlumblineError {
  return new PlumblineError('reader_unknown', `${reader.place}: the user ${reader.name} ${why}`);
}
