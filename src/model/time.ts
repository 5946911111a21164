/** An instant as ISO 8601 UTC text with milliseconds: compares as text, on both engines and in the archive. */
export type Instant = string;

/**
 * What a delivered date or time means: the half-open bounds [earliest, latest) in UTC. A partial date keeps its
 * precision by its width (`2021` is a year wide); an exact instant has bounds one millisecond apart; a local time
 * that a clock change repeats spans both instants. "By T" compares the latest, "since T" the earliest.
 */
export type Bounds = readonly [earliest: Instant, latest: Instant];

/** Later than every instant: stands for "still stands" and "no limit" where text is compared. */
export const FOREVER: Instant = '9999-12-31T23:59:59.999Z';
/** Earlier than every instant. */
export const BEGINNING: Instant = '0000-01-01T00:00:00.000Z';

/** The last millisecond inside the bounds: from then on it is certain that what they date has happened. */
export function lastInside(bounds: Bounds): Instant {
  return bounds[1] === FOREVER ? FOREVER : instant(ms(bounds[1]) - 1);
}

/** True when something dated `bounds` is certain to have happened by `t` (inclusive of `t`). */
export function knownBy(bounds: Bounds, t: Instant): boolean {
  return lastInside(bounds) <= t;
}

/** Milliseconds since 1970 of an instant. */
export function ms(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant at `milliseconds` since 1970. */
export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
