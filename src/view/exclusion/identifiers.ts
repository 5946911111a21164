import type { GraphStore } from '../../graph/store';
import { entityParts, nativeIdOf, type EntityId } from '../../model/entity';
import { otherWritings } from '../../model/number-writings';
import { rolesOf, type SourceDefinition } from '../../model/source';
import { BEGINNING, FOREVER, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import { by } from '../../shared/compare';
import { personnelSources } from '../../sources';
import { openRows, type OpenRow } from './rows';

/** Numbers in one statement: the circles of all users have tens of thousands of writings. */
const ASKED_AT_ONCE = 5_000;

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
  const written = await numbersWritten(
    store,
    identifiers.map(({ entity }) => entity),
  );
  const all = identifiers.flatMap((i) => [
    i,
    ...(written.get(i.entity) ?? []).map((entity) => ({ ...i, entity })),
  ]);
  return [...new Map(all.map((i) => [key(i), i])).values()].sort(by(key));
}

/**
 * Of each number, the others that there are which are the same number as it is dialled: in another force's rows, without
 * its first 0, or behind what was dialled before it. A wall that a spreadsheet's writing goes round is none.
 */
async function numbersWritten(
  store: GraphStore,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, readonly EntityId[]>> {
  const numbers = new Map<EntityId, string>();
  for (const entity of entities) {
    const parts = entityParts(entity);
    if (parts?.register === 'phone') numbers.set(entity, parts.nativeId);
  }
  if (numbers.size === 0) return new Map();
  const writings = new Map([...numbers.values()].map((n) => [n, [n, ...otherWritings(n)]]));
  const nativeIds = [...new Set([...writings.values()].flat())];
  const held = new Map<string, EntityId[]>();
  for (let at = 0; at < nativeIds.length; at += ASKED_AT_ONCE) {
    const part = nativeIds.slice(at, at + ASKED_AT_ONCE);
    for (const { id } of await store.read('view/of-reference', { register: 'phone', nativeIds: part }))
      held.set(nativeIdOf(id), [...(held.get(nativeIdOf(id)) ?? []), id]);
  }
  const others = (entity: EntityId, number: string): EntityId[] =>
    (writings.get(number) ?? []).flatMap((n) => held.get(n) ?? []).filter((id) => id !== entity);
  return new Map([...numbers].map(([entity, number]) => [entity, others(entity, number)]));
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
