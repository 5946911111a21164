import type { EntityId } from '../model/entity';
import type { CanonicalRow, Meanings } from '../model/record';
import type { SourceDefinition } from '../model/source';
import { FOREVER, lastInside, type Bounds, type Instant } from '../model/time';

/** What is left of the register row of a person whom the reader is excluded from: name and unit. */
const REGISTER_FIELDS = new Set(['staff_id', 'name', 'kind', 'rank_or_grade', 'unit', 'force']);
const REGISTER_ROLES = new Set(['self', 'unit']);

/** True of a field that a view shows: known by its as-of, and in a cut register row one of name and unit. */
export function shownField(
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  registerRow: boolean,
): (field: string) => boolean {
  return (field) => {
    if (registerRow && !REGISTER_FIELDS.has(field)) return false;
    const knownFrom = definition?.knownFrom?.[field];
    if (knownFrom === undefined || asOf === FOREVER) return true;
    const when = meanings[knownFrom];
    return Array.isArray(when) && lastInside(when as unknown as Bounds) <= asOf;
  };
}

/** The meanings that a view shows: those known by its as-of; of an excluded person's register row, name and unit. */
export function cutMeanings(
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  registerRow: boolean,
): Meanings {
  if (!registerRow && (asOf === FOREVER || definition?.knownFrom === undefined)) return meanings;
  const shown = shownField(meanings, definition, asOf, registerRow);
  return Object.fromEntries(Object.entries(meanings).filter(([field]) => shown(field)));
}

/** The row as a view shows it: fields are cut as their meanings are. */
export function cutRow(
  row: CanonicalRow,
  meanings: Meanings,
  definition: SourceDefinition | undefined,
  asOf: Instant,
  registerRow: boolean,
): CanonicalRow {
  const shown = shownField(meanings, definition, asOf, registerRow);
  return Object.fromEntries(Object.entries(row).filter(([field]) => shown(field)));
}

export function cutNamings(
  namings: readonly (readonly [role: string, entity: EntityId])[],
  registerRow: boolean,
): readonly (readonly [role: string, entity: EntityId])[] {
  return registerRow ? namings.filter(([role]) => REGISTER_ROLES.has(role)) : namings;
}
