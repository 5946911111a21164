import type { EntityId } from '../../model/entity';
import { rolesOf } from '../../model/source';
import { personnelSources } from '../../sources';
import type { StoredText } from './projected-record';

/**
 * Gathers the force's own numbers and accounts: all that visible rows of its registers give anybody. Those of excluded
 * people are among them, for they are no numbers outside the force; whose they are is not said.
 */
export class ForceOwned {
  readonly identifiers = new Set<EntityId>();
  private readonly roles = new Map(
    [...personnelSources()].map(([source, { definition }]) => [
      source,
      rolesOf(definition, definition.personnel?.identifiers ?? []),
    ]),
  );

  add({ source, namings }: StoredText): void {
    const roles = this.roles.get(source);
    if (!roles) return;
    for (const [role, entity] of namings) if (roles.includes(role)) this.identifiers.add(entity);
  }
}
