import type { ContactLink } from '../../model/contact';
import type { Catalogue, Load } from '../catalogue';
import { CONTACT_KEY, contactsTable, sameDelivery } from '../schema';
import { contactLink, measured, MONTH_COLUMNS, type StoredMonth } from './contact-months';
import type { Reading } from './parts';

const LABELS = CONTACT_KEY.filter((c) => c !== 'supplier' && c !== 'delivery').join(', ');

/**
 * Contact months that a load may have changed, in order of id, in batches: those of its own delivery that it has events
 * in, and of each delivery that lost events to it the months that both have. Counts are over all loads of a delivery.
 */
export async function* changedMonths(
  { duck, folder }: Reading,
  catalogue: Catalogue,
  load: Load,
): AsyncGenerator<ContactLink[]> {
  const mine = contactsTable(folder, [load]);
  const losers = catalogue
    .of(load.source)
    .filter((other) => load.took.some((took) => took.load === other.load));
  const deliveries = new Map<string, readonly Load[]>();
  for (const one of [load, ...losers])
    deliveries.set(`${one.supplier}\u001f${one.delivery}`, sameDelivery(catalogue, one));
  const all = contactsTable(folder, [...deliveries.values()].flat());
  const taken =
    losers.length === 0
      ? ''
      : `OR (${LABELS}) IN (SELECT (${LABELS}) FROM ${contactsTable(folder, losers.concat(load))} WHERE load <> $load)`;
  const sql = `SELECT ${MONTH_COLUMNS}, ${measured('sum(k.events)', 'min(k.first_at)', 'max(k.last_at)', 'min(k.known_first)', 'max(k.known_last)')}
    FROM ${all} k WHERE k.id IN (SELECT id FROM ${mine}) ${taken} GROUP BY ${MONTH_COLUMNS} ORDER BY k.id`;
  for await (const batch of duck.stream<StoredMonth>(
    sql,
    losers.length === 0 ? undefined : { load: load.load },
  ))
    yield batch.map(contactLink);
}
