import type { EntityId } from './entity';
import type { RecordId } from './record';
import type { Instant } from './time';

/** Kinds of stated link by which dealing with somebody is the person's duty, as long as the link lasts. */
export const DUTIES: readonly string[] = [
  'family-liaison',
  'offender-management',
  'officer-in-case',
  'source-handling',
  'victim-liaison',
  'witness-in-case',
];

/**
 * That a visible record explains contact between a member of staff and somebody from `from` up to `to`, and at no other
 * time. A declaration explains from the day of it on, and its end takes nothing back: the force knew. A duty explains
 * while it lasts. Of a partial date the doubt speaks for the person: the first moment of a start, the last of an end.
 */
export interface Explanation {
  readonly staff: EntityId;
  readonly other: EntityId;
  readonly why: 'association' | 'relationship' | 'duty';
  readonly from: Instant;
  /** FOREVER while open. */
  readonly to: Instant;
  readonly record: RecordId;
}

/** True at an instant that the explanation covers. */
export function explainsAt({ from, to }: Pick<Explanation, 'from' | 'to'>, at: Instant): boolean {
  return from <= at && at < to;
}
