import type { ContactLink, ContactMonth, MonthCut } from '../../model/contact';
import { withMonths, type ContactColumns } from '../../model/contact-columns';
import type { EntityId } from '../../model/entity';
import { FOREVER } from '../../model/time';
import type { View } from '../../model/view';
import type { ContactLabels, Decision } from '../decide';
import type { ExcludedIdentifier } from '../exclusion/identifiers';
import { Contacts } from './contacts';

/** The part of the archive that holds contact months: as they are, of the rows that a view shows, and cut. */
export interface MonthArchive {
  months(view: View): Promise<ContactColumns>;
  partialMonths(view: View, months: readonly ContactLink[]): Promise<ContactMonth[]>;
  cutMonths(view: View, cuts: readonly MonthCut[]): Promise<(ContactMonth | undefined)[]>;
}

/** The months of the archive's columns that a view shows: whole ones as they stand, others recomputed from their visible rows. */
export async function visibleMonths(
  view: View,
  decision: Decision,
  archive: Pick<MonthArchive, 'partialMonths'>,
  columns: ContactColumns,
): Promise<Contacts> {
  const contacts = new Contacts(columns);
  const mayShowPart = partShown(view);
  const shown = new Uint32Array(columns.length);
  let count = 0;
  const partial: ContactMonth[] = [];
  for (let position = 0; position < columns.length; position++) {
    const labels = contacts.labels(position);
    if (decision.contact(labels)) shown[count++] = position;
    else if (mayShowPart(labels)) partial.push(contacts.month(position));
  }
  const parts = partial.length === 0 ? [] : await archive.partialMonths(view, partial);
  const some = parts.filter((part) => part.count > 0);
  return new Contacts(withMonths(columns, shown.subarray(0, count), some));
}

/** Whether a month that is not visible as a whole may have rows that are. */
function partShown(view: View): (month: ContactLabels) => boolean {
  const people = new Set(view.excluded);
  const compartments = new Set<string>(view.compartments);
  const clearance = new Set<string>(view.clearance);
  const excluded = new Map<EntityId, ExcludedIdentifier[]>();
  for (const i of view.excludedIdentifiers) excluded.set(i.entity, [...(excluded.get(i.entity) ?? []), i]);
  return ({ compartment, handlingClass, from, to, first, last, recordedFirst }) => {
    if (!compartments.has(compartment) || !clearance.has(handlingClass)) return false;
    if (people.has(from) || people.has(to)) return false;
    if (recordedFirst > view.asOf || (view.validAt !== '' && first > view.validAt)) return false;
    const spans = [...(excluded.get(from) ?? []), ...(excluded.get(to) ?? [])];
    return !spans.some((s) => s.from <= first && (last < s.to || s.to === FOREVER));
  };
}
