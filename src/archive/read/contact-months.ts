import type { ContactLink, ContactMonth } from '../../model/contact';
import { instantSql } from '../schema';

/** The columns that `contactMonth` needs, over a contact month `k` and what was counted of its events. */
export const MONTH_COLUMNS = `k.id, k.source, k.from_entity, k.to_entity, k.event_kind, k.month, k.supplier, k.delivery, k.label, k.handling_class, k.granted_by`;

/** Count and times, of columns of these names. */
export function measured(
  events: string,
  first: string,
  last: string,
  knownFirst: string,
  knownLast: string,
): string {
  return `CAST(${events} AS INTEGER) AS events, ${instantSql(first)} AS first_text, ${instantSql(last)} AS last_text,
    ${instantSql(knownFirst)} AS known_first_text, ${instantSql(knownLast)} AS known_last_text`;
}

/** The same of events `e` of `near`, and how many have a reason. */
export const MEASURED = `${measured(
  'count(*)',
  'min(e.event_at)',
  'max(e.event_until) - INTERVAL 1 MILLISECOND',
  'min(e.known_at)',
  'max(e.known_at)',
)}, CAST(count(*) FILTER (e.reason_given) AS INTEGER) AS reasoned`;

export interface StoredMonth {
  readonly id: string;
  readonly source: ContactMonth['source'];
  readonly from_entity: string;
  readonly to_entity: string;
  readonly event_kind: string;
  readonly month: string;
  readonly supplier: string;
  readonly delivery: string;
  readonly label: string;
  readonly handling_class: 'P' | 'C';
  readonly granted_by: string;
  readonly events: number;
  readonly first_text: string | null;
  readonly last_text: string | null;
  readonly known_first_text: string | null;
  readonly known_last_text: string | null;
}

/** Of events, so that their reasons are counted too. */
export interface CountedMonth extends StoredMonth {
  readonly reasoned: number;
}

/** A month as a view shows it. */
export function contactMonth(m: CountedMonth): ContactMonth {
  return { ...contactLink(m), reasoned: m.reasoned };
}

/** A month as the graph has it. One without events has its beginning for every time. */
export function contactLink(m: StoredMonth): ContactLink {
  const beginning = `${m.month}-01T00:00:00.000Z`;
  return {
    id: m.id,
    source: m.source,
    from: m.from_entity,
    to: m.to_entity,
    kind: m.event_kind,
    month: m.month,
    supplier: m.supplier,
    delivery: m.delivery,
    compartment: m.label,
    handlingClass: m.handling_class,
    authority: m.granted_by,
    count: m.events,
    first: m.first_text ?? beginning,
    last: m.last_text ?? beginning,
    recordedFirst: m.known_first_text ?? beginning,
    recordedLast: m.known_last_text ?? beginning,
  };
}
