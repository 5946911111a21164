import type { EntityId } from '../../model/entity';
import { gradeWeight } from '../../model/grade';
import { rolesOf } from '../../model/source';
import { personnelSources } from '../../sources';
import type { ProjectedRecord, StoredText } from './projected-record';

/** How a basis says that it is intelligence: "intelligence", "Intel log". */
const INTELLIGENCE = /\bintel/i;
/** A person of the force, whether or not a register row says so. */
const STAFF = /^person:[^:]*\.staff:/;

/**
 * Gathers the force's own numbers and accounts: all that visible rows of its registers give anybody, and what visible
 * attributions that do not rest on intelligence give a member of staff. Those that registers give excluded people are among
 * them, for they are no numbers outside the force; whose they are is not said.
 */
export class ForceOwned {
  readonly identifiers = new Set<EntityId>();
  private readonly roles = new Map(
    [...personnelSources()].map(([source, { definition }]) => [
      source,
      rolesOf(definition, definition.personnel?.identifiers ?? []),
    ]),
  );

  /** Adds what a visible record gives, of which a cut row still says which numbers are the force's. */
  add({ source, namings }: StoredText, record: ProjectedRecord): void {
    const roles = this.roles.get(source) ?? (isOfStaff(record) ? ['number'] : []);
    for (const [role, entity] of namings) if (roles.includes(role)) this.identifiers.add(entity);
  }
}

/** True of an attribution to a member of staff that says what the force knows itself, and not what intelligence thinks. */
function isOfStaff(record: ProjectedRecord): boolean {
  if (record.source !== 'phone-attribution') return false;
  if (!record.namings.some(([role, entity]) => role === 'holder' && STAFF.test(entity))) return false;
  const { basis } = record.meanings;
  return gradeWeight(record.grade) === 1 && !INTELLIGENCE.test(String(basis));
}
