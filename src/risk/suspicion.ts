import type { EntityId } from '../model/entity';

/** Of whom a number that is attributed to nobody is suspected, and by which rare counterparts. */
export interface Suspicion {
  readonly holder: EntityId;
  /** In order of id. */
  readonly shared: readonly EntityId[];
}

/**
 * Suspicions by number: what the whole billing says, worked out once and held fixed with the baseline, as rates are. How
 * rare somebody is, and that nobody else shares them, rests on what everybody did.
 */
export type Suspicions = Readonly<Record<EntityId, Suspicion>>;
