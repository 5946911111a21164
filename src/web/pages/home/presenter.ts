import { who, type Named } from '../../../model/naming';

const DAY_MS = 86_400_000;
/** An event source that stops this long before the others is named as possibly late; a register may just not change. */
const LATE_DAYS = 35;

export interface SourceState {
  readonly source: string;
  readonly records: number;
  readonly last: string | null;
  /** Days between the end of this source and the latest of all; 0 for the latest itself. */
  readonly behind: number;
  /** False of a register, which is told of by its changes. */
  readonly events: boolean;
  readonly late: boolean;
}

/** Each source with how far it lags behind the one that reaches furthest: the longest lag first. */
export function sourcesOf(
  coverage: readonly { source: string; events: boolean; records: number; last: string | null }[],
): SourceState[] {
  const furthest = coverage.reduce((last, c) => (c.last !== null && c.last > last ? c.last : last), '');
  return coverage
    .map(({ source, events, records, last }) => {
      const behind = last === null ? 0 : Math.floor((Date.parse(furthest) - Date.parse(last)) / DAY_MS);
      return { source, records, last, behind, events, late: events && behind > LATE_DAYS };
    })
    .sort((a, b) => b.behind - a.behind || (a.source < b.source ? -1 : 1));
}

/** `Jan Smith (KV-1044) and N100162`: the people that a record names, and not the record itself. */
export function peopleOf(names: readonly (Named & { readonly entity: string })[]): string {
  const people = names.filter((n) => n.entity.startsWith('person:'));
  return [...new Set(people.map(who))].join(' and ');
}
