import type { EntityId } from './entity';
import type { Instant } from './time';

/**
 * Events of one pair in one UTC calendar month, of one delivery and one set of labels: a link of the graph whose rows
 * stay in the archive and are found again by `key`.
 */
export interface ContactMonth {
  /** Keyed id, view-independent: the archive finds the rows by source, delivery, pair, month and labels. */
  readonly id: string;
  readonly source: 'phone-billing' | 'system-access';
  readonly from: EntityId;
  readonly to: EntityId;
  /** Kind of event: voice, sms, mms, data; or the access action. */
  readonly kind: string;
  /** `YYYY-MM`, UTC. */
  readonly month: string;
  readonly delivery: string;
  readonly compartment: string;
  readonly handlingClass: 'P' | 'C';
  readonly authority: string;
  readonly count: number;
  readonly first: Instant;
  readonly last: Instant;
  /** Earliest and latest recorded time of its rows: where they differ, an as-of between them is answered from the archive. */
  readonly recordedFirst: Instant;
  readonly recordedLast: Instant;
}
