interface Told {
  readonly contribution: number;
  /** How much was found. */
  readonly count: number;
  readonly why: string;
}

/** The factors of a row by what they do: raise the person, find something that does not, or find nothing. */
export function parted<T extends Told>(factors: readonly T[]): { raising: T[]; found: T[]; nothing: T[] } {
  return {
    raising: factors.filter((f) => f.contribution > 0),
    found: factors.filter((f) => f.contribution <= 0 && f.count > 0),
    nothing: factors.filter((f) => f.contribution <= 0 && f.count === 0),
  };
}

/**
 * Why somebody is where they are on the list: the strongest of what raises them and how much more there is, or that nothing
 * does, with what was found and does not count.
 */
export function firstReason(factors: readonly Told[]): { reason: string; more: number } {
  const { raising, found } = parted(factors);
  const [strongest] = raising;
  if (strongest) return { reason: strongest.why, more: raising.length - 1 };
  const nothing = 'Nothing raises this person’s priority';
  const [first] = found;
  return first
    ? { reason: `${nothing}. Found: ${first.why}`, more: found.length - 1 }
    : { reason: `${nothing}, and nothing that could was found.`, more: 0 };
}
