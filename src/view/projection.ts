import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import type { Explanation } from '../model/explanation';
import type { Link } from '../model/link';
import type { RecordId, RecordVersion } from '../model/record';
import type { Instant } from '../model/time';
import type { View } from '../model/view';

/** What the visible register records say of an entity, as of the view's clocks. */
export interface EntityCard {
  readonly id: EntityId;
  readonly kind: string;
  readonly register: string;
  readonly nativeId: string;
  /** Its name where a visible register record gives one, else its native id. */
  readonly label: string;
  /** False where visible records refer to it and no visible register record introduces it. */
  readonly introduced: boolean;
  /** The visible record that introduces it, and whose name `label` is. */
  readonly entryId: RecordId | undefined;
}

/** That a number or account was used by somebody, from a visible record. `to` is FOREVER while open. */
export interface Attribution {
  readonly identifier: EntityId;
  readonly holder: EntityId;
  readonly from: Instant;
  readonly to: Instant;
  readonly record: RecordId;
  readonly basis: string;
}

/** A source and the stretch that its visible records or events cover. */
export interface Coverage {
  readonly source: string;
  readonly records: number;
  /** From when on its rows are dense (`denseStart`). */
  readonly first?: Instant;
  /** Rows dated before that, apart from all others. */
  readonly earlier?: number;
  readonly last?: Instant;
}

/** A part of a contact month within which an explanation of it covers everything or nothing. */
export type Stretch = Pick<ContactMonth, 'count' | 'reasoned' | 'first' | 'last'>;

/**
 * Everything that one view can see, read once and kept: analytics, patterns' context, scores, search and pages are
 * computed from it and from nothing else. All lists are sorted by id.
 */
export interface Projection {
  readonly view: View;
  /** Keyed hash over the visible record versions and contact months: the data that an answer rests on. */
  readonly watermark: string;
  readonly records: readonly RecordVersion[];
  readonly contacts: readonly ContactMonth[];
  readonly attributions: readonly Attribution[];
  /** What visible records explain; in order of the two people, start and record. */
  readonly explanations: readonly Explanation[];
  /** Numbers and accounts of the force: what its registers give anybody, excluded people too, and attributions its staff. */
  readonly forceOwned: ReadonlySet<EntityId>;
  /** Visible entities: those that a visible record or contact names. */
  readonly entities: readonly EntityCard[];
  /** What the visible data covers, per source that has any; sorted by source. */
  readonly coverage: readonly Coverage[];
  entity(id: EntityId): EntityCard | undefined;
  record(id: RecordId): RecordVersion | undefined;
  contact(id: string): ContactMonth | undefined;
  /**
   * A contact month, divided where an explanation of contact between the two begins or ends; whole where none does. An
   * event dated too vaguely to say on which side of such a moment it lies is in no stretch.
   */
  stretches(contact: string, staff: EntityId, other: EntityId): readonly Stretch[];
  /** Visible records of a source that are not cut: what counts, ranks and matches reads these. */
  recordsOf(source: string): readonly RecordVersion[];
  /** Visible records that name the entity, in any role. */
  recordsNaming(id: EntityId): readonly RecordVersion[];
  /** Links of one kind, sorted by id; computed on first use and kept. Throws RangeError for an unknown kind. */
  links(kind: string): readonly Link[];
  /** Numbers left out of shared-number because so many of the staff were in contact with them; most used first. */
  readonly numbersLeftOut?: readonly { readonly number: EntityId; readonly staff: number }[];
  /** Links of one kind at one entity. */
  linksOf(kind: string, id: EntityId): readonly Link[];
}

/** Gives the projection of a view, from the cache where the visible data is unchanged. */
export interface Projections {
  of(view: View): Promise<Projection>;
}
