import type { EntityId } from '../model/entity';
import type { CanonicalRow, Meanings } from '../model/record';
import { rolesOf, type SourceDefinition } from '../model/source';
import { FOREVER, lastInside, type Bounds, type Instant } from '../model/time';

/** True of a field that a view shows: known by its as-of, and in an excluded person's own row one that says who they are. */
export function shownField(
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  isCut: boolean,
): (field: string) => boolean {
  return (field) => {
    if (isCut && field !== 'force' && !keptOf(definition).includes(field)) return false;
    const knownFrom = definition?.knownFrom?.[field];
    if (knownFrom === undefined || asOf === FOREVER) return true;
    const when = meanings[knownFrom];
    return Array.isArray(when) && lastInside(when as unknown as Bounds) <= asOf;
  };
}

/** The meanings that a view shows: those known by its as-of; of an excluded person's own row, who they are. */
export function cutMeanings(
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  isCut: boolean,
): Meanings {
  if (!isCut && (asOf === FOREVER || definition?.knownFrom === undefined)) return meanings;
  const shown = shownField(meanings, definition, asOf, isCut);
  return Object.fromEntries(Object.entries(meanings).filter(([field]) => shown(field)));
}

/** The row as a view shows it: fields are cut as their meanings are. */
export function cutRow(
  row: CanonicalRow,
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  isCut: boolean,
): CanonicalRow {
  const shown = shownField(meanings, definition, asOf, isCut);
  return Object.fromEntries(Object.entries(row).filter(([field]) => shown(field)));
}

export function cutNamings(
  namings: readonly (readonly [role: string, entity: EntityId])[],
  definition: SourceDefinition | undefined,
  isCut: boolean,
): readonly (readonly [role: string, entity: EntityId])[] {
  if (!isCut) return namings;
  const kept = definition ? rolesOf(definition, keptOf(definition)) : [];
  return namings.filter(([role]) => kept.includes(role));
}

function keptOf(definition: SourceDefinition | undefined): readonly string[] {
  return definition?.personnel?.shown ?? [];
}
