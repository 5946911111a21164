import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import { BEGINNING, FOREVER, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import { lastVersions, openRows, type OpenRow } from './rows';

export type ExcludedIdentifier = View['excludedIdentifiers'][number];

/** What follows from the people excluded. */
export interface OfTheExcluded {
  /** Their numbers and accounts, and when they were theirs. */
  readonly identifiers: readonly ExcludedIdentifier[];
  /** Their own register rows, every version, sorted. */
  readonly registerRows: readonly string[];
}

/**
 * The numbers and accounts of excluded people, each with the time that it was theirs, from open rows: attributions as
 * they stand or last stood, and every version of a register row, since a number that is no longer listed was theirs
 * while it was.
 */
export async function ofTheExcluded(store: GraphStore, people: readonly EntityId[]): Promise<OfTheExcluded> {
  const excluded = new Set(people);
  const rows = await openRows(store, people, ['phone-attribution', 'workforce', 'nominals']);
  const theirs = (role: string): OpenRow[] =>
    rows.filter((r) => r.named(role).some((id) => excluded.has(id)));
  const attributed = lastVersions(theirs('holder').filter((row) => row.source === 'phone-attribution'));
  const own = theirs('self');
  const identifiers = [
    ...attributed.flatMap((row) => spans(row, ['number'], 'from', 'to')),
    ...own.flatMap((row) => spans(row, ['number', 'username'], 'joined', 'left')),
  ];
  return {
    identifiers: [...new Map(identifiers.map((i) => [key(i), i])).values()].sort(by(key)),
    registerRows: own
      .filter((row) => row.source === 'workforce')
      .map((row) => row.id)
      .sort(),
  };
}

function spans(row: OpenRow, roles: readonly string[], first: string, last: string): ExcludedIdentifier[] {
  const ended = row.when(last)?.[1] ?? FOREVER;
  const from = row.when(first)?.[0] ?? BEGINNING;
  const to = row.source === 'phone-attribution' || ended < row.standsUntil ? ended : row.standsUntil;
  return roles.flatMap((role) => row.named(role)).map((entity) => ({ entity, from, to }));
}

function key({ entity, from, to }: ExcludedIdentifier): string {
  return `${entity}\u001f${from}\u001f${to}`;
}

/** True where something that lasted from `first` to `last`, both included, touches the time of an attribution. */
export function touches(span: { from: Instant; to: Instant }, first: Instant, last: Instant): boolean {
  return span.from <= last && (first < span.to || span.to === FOREVER);
}
