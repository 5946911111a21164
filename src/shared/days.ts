const DAY_MS = 86_400_000;

/** On how many days of UTC something lies that lasted from one moment to another, ms since 1970: 1 where both are on one day. */
export function daysFromTo(first: number, last: number): number {
  return Math.floor(last / DAY_MS) - Math.floor(first / DAY_MS) + 1;
}
