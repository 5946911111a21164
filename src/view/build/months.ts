import type { ContactMonth, MonthCut, Window } from '../../model/contact';
import type { EntityId } from '../../model/entity';
import { FOREVER } from '../../model/time';
import type { View } from '../../model/view';
import type { Decision } from '../decide';
import { inOrderOfId } from './order';
import type { ExcludedIdentifier } from '../exclusion/identifiers';

/** The part of the archive that answers for months of which a view shows some rows only. */
export interface MonthArchive {
  partialMonths(view: View, contactIds: readonly string[]): Promise<ContactMonth[]>;
  cutMonths(view: View, cuts: readonly MonthCut[]): Promise<(ContactMonth | undefined)[]>;
}

/** The months that a view shows, in order of id: whole ones as they stand, others recomputed from their visible rows. */
export async function visibleMonths(
  months: readonly ContactMonth[],
  view: View,
  decision: Decision,
  archive: MonthArchive,
): Promise<ContactMonth[]> {
  const excluded = new Map<EntityId, ExcludedIdentifier[]>();
  for (const i of view.excludedIdentifiers) excluded.set(i.entity, [...(excluded.get(i.entity) ?? []), i]);
  const people = new Set(view.excluded);
  const whole: ContactMonth[] = [];
  const partial: string[] = [];
  for (const month of months) {
    if (decision.contact(month)) whole.push(month);
    else if (mayShowPart(month, view, excluded, people)) partial.push(month.id);
  }
  const parts = partial.length === 0 ? [] : await archive.partialMonths(view, partial.sort());
  return inOrderOfId([...whole, ...parts.filter((p) => p.count > 0)]);
}

function mayShowPart(
  month: ContactMonth,
  view: View,
  excluded: ReadonlyMap<EntityId, readonly ExcludedIdentifier[]>,
  people: ReadonlySet<EntityId>,
): boolean {
  if (people.has(month.from) || people.has(month.to)) return false;
  if (month.recordedFirst > view.asOf || (view.validAt !== '' && month.first > view.validAt)) return false;
  const spans = [...(excluded.get(month.from) ?? []), ...(excluded.get(month.to) ?? [])];
  return !spans.some((s) => s.from <= month.first && (month.last < s.to || s.to === FOREVER));
}

export function covers({ from, to }: Window, month: ContactMonth): boolean {
  return from <= month.first && (month.last < to || to === FOREVER);
}
