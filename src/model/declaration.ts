import type { Meanings } from './record';
import { knownBy, lastInside, type Bounds, type Instant } from './time';

/** Words of a status that say that a declared association or relationship is over. */
const OVER =
  /\b(closed|ended|ceased|withdrawn|rejected|refused|revoked|expired|lapsed|no longer|not notifiable)\b/i;
/** Words that take this back, or put it off: where in doubt, a declaration stands. */
const NOT_OVER =
  /\b(not|never|to be|being|until|unless|pending|re-?open(?:ed)?) (?!notifiable\b|longer\b)|\bre-?open/i;

/** The bounds that a `when` field of a declaration means, where it has one. */
function bounds(meanings: Meanings, field: string): Bounds | undefined {
  const value = meanings[field];
  return Array.isArray(value) && value.length === 2 ? (value as unknown as Bounds) : undefined;
}

/**
 * True where a declaration, of a notifiable association or of a relationship, is over at `at`: it has ended by then, or
 * its status says that it is over. A status in words that mean either leaves it standing.
 */
export function isOver(declaration: Meanings, at: Instant): boolean {
  const ended = bounds(declaration, 'ended');
  if (ended && knownBy(ended, at)) return true;
  const { status } = declaration;
  return typeof status === 'string' && OVER.test(status) && !NOT_OVER.test(status);
}

/**
 * Since when the review of a declaration is overdue at `at`: the last moment of the time at which it was due, where the
 * declaration is not over and was not reviewed from that time on. Undefined where it is not overdue.
 */
export function overdueSince(declaration: Meanings, at: Instant): Instant | undefined {
  const due = bounds(declaration, 'review_due');
  if (!due || lastInside(due) >= at || isOver(declaration, at)) return undefined;
  const reviewed = bounds(declaration, 'reviewed');
  return reviewed && knownBy(reviewed, at) && reviewed[1] > due[0] ? undefined : lastInside(due);
}
