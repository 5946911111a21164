import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import { BEGINNING, FOREVER, lastInside, type Instant } from '../../model/time';
import { personnelSources } from '../../sources';
import { touches, type ExcludedIdentifier } from './identifiers';

/** What an excluded person's numbers and accounts hide. */
export interface HiddenByIdentifier {
  /** Records that name one at the time that it was theirs. */
  readonly records: readonly string[];
  /** Contact months of which at least one row may be hidden, where others of the same number are visible. */
  readonly contacts: readonly string[];
  /** Numbers and accounts of which every contact month is hidden. */
  readonly barred: readonly EntityId[];
}

export async function hiddenByIdentifier(
  store: GraphStore,
  identifiers: readonly ExcludedIdentifier[],
): Promise<HiddenByIdentifier> {
  const entities = [...new Set(identifiers.map((i) => i.entity))];
  if (entities.length === 0) return { records: [], contacts: [], barred: [] };
  const touched = (entity: EntityId, first: Instant, last: Instant): boolean =>
    identifiers.some((i) => i.entity === entity && touches(i, first, last));
  const personnel = personnelSources();
  const records = (await store.read('view/records-naming', { entities }))
    .filter((row) => !personnel.has(row.source) && touched(row.entity, ...aboutWhen(row)))
    .map((row) => row.id);
  const months = await store.read('view/contacts-naming', { entities });
  const free = new Set(months.filter((m) => !inside(identifiers, m)).map((m) => m.entity));
  const contacts = months
    .filter((m) => free.has(m.entity) && touched(m.entity, m.first, m.last))
    .map((m) => m.id);
  return {
    records: [...new Set(records)].sort(),
    contacts: [...new Set(contacts)].sort(),
    barred: entities.filter((entity) => !free.has(entity)).sort(),
  };
}

/**
 * When a record is about. A report without a valid time is about the moment that it was recorded; another record, a
 * register's for instance, is about all time from then on, since it stays true until it is changed.
 */
function aboutWhen(row: Row<'view/records-naming'>): [first: Instant, last: Instant] {
  if (row.validFirst !== BEGINNING || row.validLast !== FOREVER)
    return [row.validFirst, lastInside([row.validFirst, row.validLast])];
  return [row.recordedAt, row.source === 'intelligence-reports' ? row.recordedAt : FOREVER];
}

function inside(
  identifiers: readonly ExcludedIdentifier[],
  month: { entity: EntityId; first: Instant; last: Instant },
): boolean {
  return identifiers.some(
    ({ entity, from, to }) =>
      entity === month.entity && from <= month.first && (month.last < to || to === FOREVER),
  );
}
