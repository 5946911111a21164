import type { EntityId } from '../../model/entity';
import type { FullDelivery } from '../../model/versions';
import type { View } from '../../model/view';

/** What a stored version is known by to whoever may or may not see it. */
export interface Labelled {
  readonly id: string;
  readonly source: string;
  readonly compartment: string;
  readonly handlingClass: string;
  readonly names: readonly EntityId[];
}

/** What whoever loads may see of what others delivered: with what they delivered themselves, all that a report is made of. */
export interface Sight {
  /** Of archived events. */
  readonly view: View;
  /** Whether labels and names let them see a version of a record, as it stands or as it stood. */
  admits(version: Labelled): boolean;
  /** Whether they see all of one that is admitted: of an excluded person's row in a register some fields are cut. */
  showsWhole(version: Labelled): boolean;
  /** Those full deliveries that they can know of: with a row that they may see. */
  known(fulls: readonly FullDelivery[]): Promise<readonly FullDelivery[]>;
}
