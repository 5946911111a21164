import { keyedId } from '../../shared/hash';
import type { Load, Part } from '../catalogue';
import { prefixedIdSql } from '../compile/keyed-id';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { constantSql, CONTACT_COLUMNS, CONTACT_KEY, contactsTable, eventsTable, JOINS } from '../schema';
import { writePart } from './part-file';

const KEY = CONTACT_KEY.join(', ');

/** What of a contact month's key is the same for all rows of a load. */
function constants({ constants: own, supplier, delivery }: Load): Record<string, string> {
  const keys = Object.entries(own).filter(([column]) => CONTACT_KEY.some((key) => key === column));
  return { supplier, delivery, ...Object.fromEntries(keys) };
}

/** Which of equal rows one is does not matter to their number: changes do where they take rows away. */
function asCounted(load: Load): Load {
  const all = load.accepted === load.rows - load.rejected;
  return all ? { ...load, changes: { ...load.changes, rows: 0 } } : load;
}

/**
 * Writes the contact months of one load's events, in order of id. `before`: the load as it was, whose months stay with a
 * count of 0 where it has lost all their events.
 */
export async function writeContacts(
  duck: Duck,
  folder: string,
  name: string,
  load: Load,
  idKey: Buffer,
  before?: Load,
): Promise<Part> {
  const constant = constants(load);
  const varying = CONTACT_KEY.filter((column) => column !== 'month' && !(column in constant)).join(', ');
  const known = load.constants['known_at'];
  const others = [
    ...Object.entries(constant).map(([column, text]) => `${literal(text)} AS ${column}`),
    ...(known === undefined
      ? []
      : ['known_first', 'known_last'].map((column) => `${constantSql('known_at', known)} AS ${column}`)),
  ];
  const knownTimes = known === undefined ? ', min(known_at) AS known_first, max(known_at) AS known_last' : '';
  // What all rows share is added, and months made text, once they are few.
  const counted = `SELECT * EXCLUDE (month_at), strftime(month_at, '%Y-%m') AS month, ${others.join(', ')} FROM (
      SELECT ${varying}, date_trunc('month', event_at) AS month_at, count(*) AS events, min(event_at) AS first_at,
        max(event_until) - INTERVAL 1 MILLISECOND AS last_at${knownTimes}
      FROM ${eventsTable(folder, [asCounted(load)], [])} WHERE ${JOINS} GROUP BY ALL)`;
  const lost = before
    ? `UNION ALL BY NAME SELECT ${KEY}, 0 AS events FROM ${contactsTable(folder, [before])} ANTI JOIN counted USING (${KEY})`
    : '';
  const secret = keyedId(idKey, 'contact month', load.source, load.supplier, load.delivery);
  const own = CONTACT_KEY.filter((column) => column !== 'supplier' && column !== 'delivery');
  const id = prefixedIdSql(secret, own);
  return writePart(
    duck,
    folder,
    name,
    `WITH counted AS (${counted}), months AS (SELECT * FROM counted ${lost})
    SELECT ${Object.keys(CONTACT_COLUMNS)
      .map((c) => (c === 'id' ? `${id} AS id` : c))
      .join(', ')} FROM months`,
  );
}
