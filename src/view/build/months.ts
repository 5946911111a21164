import type { ContactMonth, MonthCut, Window } from '../../model/contact';
import type { EntityId } from '../../model/entity';
import { FOREVER, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import type { ContactLabels, Decision } from '../decide';
import type { ExcludedIdentifier } from '../exclusion/identifiers';
import type { ContactTable } from './contact-table';
import { VisibleContacts } from './visible-contacts';

/** The part of the archive that answers for months of which a view shows some rows only. */
export interface MonthArchive {
  partialMonths(view: View, contactIds: readonly string[]): Promise<ContactMonth[]>;
  cutMonths(view: View, cuts: readonly MonthCut[]): Promise<(ContactMonth | undefined)[]>;
}

/** The months of a table that a view shows: whole ones as they stand, others recomputed from their visible rows. */
export async function visibleMonths(
  table: ContactTable,
  view: View,
  decision: Decision,
  archive: MonthArchive,
): Promise<VisibleContacts> {
  const mayShowPart = partShown(view);
  const labelsOf = table.labels();
  const shown: number[] = [];
  const partial: string[] = [];
  for (let row = 0; row < table.ids.length; row++) {
    const labels = labelsOf(row);
    if (decision.contact(labels)) shown.push(row);
    else if (mayShowPart(labels)) partial.push(labels.id);
  }
  for (const part of partial.length === 0 ? [] : await archive.partialMonths(view, partial.sort())) {
    if (part.count === 0) continue;
    shown.push(table.ids.length);
    table.add(part);
  }
  return new VisibleContacts(table, shown);
}

/** Whether a month that is not visible as a whole may have rows that are. */
function partShown(view: View): (month: ContactLabels) => boolean {
  const people = new Set(view.excluded);
  const excluded = new Map<EntityId, ExcludedIdentifier[]>();
  for (const i of view.excludedIdentifiers) excluded.set(i.entity, [...(excluded.get(i.entity) ?? []), i]);
  return ({ from, to, first, last, recordedFirst }) => {
    if (people.has(from) || people.has(to)) return false;
    if (recordedFirst > view.asOf || (view.validAt !== '' && first > view.validAt)) return false;
    const spans = [...(excluded.get(from) ?? []), ...(excluded.get(to) ?? [])];
    return !spans.some((s) => s.from <= first && (last < s.to || s.to === FOREVER));
  };
}

export function covers({ from, to }: Window, first: Instant, last: Instant): boolean {
  return from <= first && (last < to || to === FOREVER);
}
