import type { EntityId } from './entity';
import { BEGINNING, FOREVER, type Instant } from './time';

/**
 * Events of one pair in one UTC calendar month, of one delivery and one set of labels: a link of the graph whose rows
 * stay in the archive and are found again by `key`.
 */
export interface ContactMonth {
  /** Keyed id, view-independent: the archive finds the rows by source, supplier, delivery, pair, month and labels. */
  readonly id: string;
  /** An event source. */
  readonly source: string;
  readonly from: EntityId;
  readonly to: EntityId;
  /** Kind of event: voice, sms, mms, data; or the access action. */
  readonly kind: string;
  /** `YYYY-MM`, UTC. */
  readonly month: string;
  /** Who delivered its rows, and in which delivery. */
  readonly supplier: string;
  readonly delivery: string;
  readonly compartment: string;
  readonly handlingClass: 'P' | 'C';
  readonly authority: string;
  readonly count: number;
  /** For how many of them a reason was given, with them or with another of the pair within hours. */
  readonly reasoned: number;
  readonly first: Instant;
  readonly last: Instant;
  /** Earliest and latest recorded time of its rows: where they differ, an as-of between them is answered from the archive. */
  readonly recordedFirst: Instant;
  readonly recordedLast: Instant;
}

/** A contact month as the graph has it, which keeps no reasons. */
export type ContactLink = Omit<ContactMonth, 'reasoned'>;

/** A stretch of time [from, to) in which a number or account was somebody's. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** What of a contact month happened while its ends were in these windows; at an end without windows, all of it did. */
export interface MonthCut {
  readonly contact: ContactLink;
  readonly from: readonly Window[];
  readonly to: readonly Window[];
}

/** What lies between windows, before the first and after the last; nothing where there are none. */
export function gapsBetween(windows: readonly Window[]): Window[] {
  if (windows.length === 0) return [];
  const found: Window[] = [];
  let reached: Instant = BEGINNING;
  for (const { from, to } of [...windows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > reached) found.push({ from: reached, to: from });
    if (to > reached) reached = to;
  }
  return reached === FOREVER ? found : [...found, { from: reached, to: FOREVER }];
}
