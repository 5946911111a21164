import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import { rolesOf, type SourceDefinition } from '../../model/source';
import { BEGINNING, FOREVER, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import { personnelSources } from '../../sources';
import { openRows, type OpenRow } from './rows';
import { writtenNumbers } from './written-numbers';

export type ExcludedIdentifier = View['excludedIdentifiers'][number];

/**
 * The numbers and accounts that the force's registers give the people, numbers in every writing, each with the time that it
 * was theirs: from every version of their own open rows, since a number that is no longer listed was theirs while it was.
 * Attributions are no ground: what intelligence says whose a number is must not make it vanish before that very person.
 */
export async function identifiersOf(
  store: GraphStore,
  people: readonly EntityId[],
): Promise<readonly ExcludedIdentifier[]> {
  const excluded = new Set(people);
  const registers = personnelSources();
  const rows = await openRows(store, people, [...registers.keys()]);
  const identifiers = rows.flatMap((row) => {
    const register = registers.get(row.source);
    return register && row.named(register.of).some((id) => excluded.has(id)) ? spans(row, register) : [];
  });
  const written = await writtenNumbers(
    store,
    identifiers.map(({ entity }) => entity),
  );
  const all = identifiers.flatMap((i) => [
    i,
    ...(written.get(i.entity) ?? []).map((entity) => ({ ...i, entity })),
  ]);
  return [...new Map(all.map((i) => [key(i), i])).values()].sort(by(key));
}

function spans(row: OpenRow, { definition }: { definition: SourceDefinition }): ExcludedIdentifier[] {
  const ended = row.when(definition.validTo ?? '')?.[1] ?? FOREVER;
  const from = row.when(definition.validFrom ?? '')?.[0] ?? BEGINNING;
  const to = ended < row.standsUntil ? ended : row.standsUntil;
  return rolesOf(definition, definition.personnel?.identifiers ?? [])
    .flatMap((role) => row.named(role))
    .map((entity) => ({ entity, from, to }));
}

function key({ entity, from, to }: ExcludedIdentifier): string {
  return `${entity}\u001f${from}\u001f${to}`;
}

/** True where something that lasted from `first` to `last`, both included, touches the time that an identifier was somebody's. */
export function touches(span: { from: Instant; to: Instant }, first: Instant, last: Instant): boolean {
  return span.from <= last && (first < span.to || span.to === FOREVER);
}
