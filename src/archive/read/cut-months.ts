import { gapsBetween, type ContactMonth, type MonthCut } from '../../model/contact';
import { FOREVER } from '../../model/time';
import type { View } from '../../model/view';
import { spanBound } from '../restriction';
import { contactMonth, MEASURED, MONTH_COLUMNS, type CountedMonth } from './contact-months';
import { restricted, type Reading } from './parts';
import { bindingsOf, countedOfKeys, near, overPlaces, viewOver } from './places';

const ENDS = ['from', 'to'] as const;

const CUTS = `cut AS MATERIALIZED (SELECT unnest($cut_contacts) AS contact, unnest(range(len($cut_contacts))) AS place)`;
const GAPS = `gap AS MATERIALIZED (SELECT CAST(place AS BIGINT) AS place, which, ${spanBound('from_text')} AS from_at, CAST(to_text AS TIMESTAMP) AS to_at
  FROM (SELECT unnest($gap_places) AS place, unnest($gap_ends) AS which, unnest($gap_from) AS from_text, unnest($gap_to) AS to_text))`;
const INSIDE = ENDS.map(
  (end) =>
    `NOT EXISTS (SELECT 1 FROM gap WHERE gap.place = cut.place AND gap.which = '${end}' AND gap.from_at < e.event_until AND e.event_at < gap.to_at)`,
).join(' AND ');

/** Parts of contact months, all of a source in one statement: see Archive. */
export async function cutMonths(
  reading: Reading,
  view: View,
  cuts: readonly MonthCut[],
): Promise<(ContactMonth | undefined)[]> {
  const months = [...new Map(cuts.map(({ contact }) => [contact.id, contact])).values()];
  const parts = await overPlaces(reading, months, (place) => {
    const [sql, bindings] = restricted(
      viewOver(view, place),
      [...near(reading, place), CUTS, GAPS],
      (where) => `SELECT CAST(cut.place AS INTEGER) AS place, ${MONTH_COLUMNS}, ${MEASURED}
        FROM ${countedOfKeys(reading, place, where)} JOIN cut ON cut.contact = k.id
        WHERE ${INSIDE} GROUP BY cut.place, ${MONTH_COLUMNS}`,
      { ...bindingsOf(place), ...cutBindings(cuts) },
    );
    return reading.duck.rows<CountedMonth & { readonly place: number }>(sql, bindings);
  });
  const found = new Map(parts.map((part) => [part.place, contactMonth(part)]));
  return cuts.map((_, place) => found.get(place));
}

function cutBindings(cuts: readonly MonthCut[]): Record<string, readonly string[]> {
  const gaps = cuts.flatMap((cut, place) =>
    ENDS.flatMap((end) => gapsBetween(cut[end]).map((gap) => ({ place, end, ...gap }))),
  );
  return {
    cut_contacts: cuts.map((cut) => cut.contact.id),
    gap_places: gaps.map((gap) => String(gap.place)),
    gap_ends: gaps.map((gap) => gap.end),
    gap_from: gaps.map((gap) => gap.from),
    gap_to: gaps.map((gap) => (gap.to === FOREVER ? 'infinity' : gap.to)),
  };
}
