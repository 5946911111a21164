import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import { byCodeUnit } from '../../shared/compare';
import { lastVersions, openRows, type OpenRow } from './rows';

/** No force has more ranks than this between a constable and the chief: a bound on how far the line is followed. */
const MOST_RANKS = 20;

/**
 * The people whom a reader never reads about, sorted: `self`, by every id that is the reader's; household, family and business from either side's
 * declaration; own declared associates; everybody who supervises or ever directly supervised the reader, the line above
 * them as it is now known, and direct reports, former ones too. From open HR rows and the reader's own declarations
 * alone, as known now, whatever else is held and whatever time is asked about.
 */
export async function excludedPeople(store: GraphStore, self: readonly EntityId[]): Promise<EntityId[]> {
  const rows = await openRows(store, self, ['relationships', 'notifiable-associations', 'workforce']);
  const own = new Set(self);
  const close = rows.flatMap((row) => closeTo(row, own));
  const supervisors = rows.filter((row) => isRowOf(row, own)).flatMap((row) => row.named('supervisor'));
  const line = await lineAbove(store, supervisors);
  return [...new Set([...self, ...close, ...line])].sort(byCodeUnit);
}

/** Whom a row ties to the reader, other than as a supervisor. */
function closeTo(row: OpenRow, own: ReadonlySet<EntityId>): readonly EntityId[] {
  const names = (role: string): boolean => row.named(role).some((id) => own.has(id));
  switch (row.source) {
    case 'relationships':
      return [
        ...(names('declarer') ? row.named('relative') : []),
        ...(names('relative') ? row.named('declarer') : []),
      ];
    case 'notifiable-associations':
      return names('declarer') ? row.named('associate') : [];
    default:
      return names('supervisor') ? row.named('self') : [];
  }
}

function isRowOf(row: OpenRow, people: ReadonlySet<EntityId>): boolean {
  return row.source === 'workforce' && row.named('self').some((id) => people.has(id));
}

async function lineAbove(store: GraphStore, supervisors: readonly EntityId[]): Promise<EntityId[]> {
  const line = new Set<EntityId>();
  let frontier = [...new Set(supervisors)];
  for (let rank = 0; rank < MOST_RANKS && frontier.length > 0; rank++) {
    for (const id of frontier) line.add(id);
    const people = new Set(frontier);
    const rows = (await openRows(store, frontier, ['workforce'])).filter((row) => isRowOf(row, people));
    frontier = [...new Set(lastVersions(rows).flatMap((row) => row.named('supervisor')))].filter(
      (id) => !line.has(id),
    );
  }
  return [...line];
}
