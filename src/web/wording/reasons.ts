import { andList, several } from './names';

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
  const nothing = 'Nothing raises this person’s likelihood';
  const [first] = found;
  return first
    ? { reason: `${nothing}. Found: ${first.why}`, more: found.length - 1 }
    : { reason: `${nothing}, and nothing that could was found.`, more: 0 };
}

/** Up to the end of the first sentence, of what was found where nothing raises the person: the profile tells the rest. */
export function firstSentence(text: string): string {
  return /^(?:.*?\. Found: )?.*?[.?!](?= [A-Z0-9]|$)/s.exec(text)?.[0] ?? text;
}

/** A top list, as far as it takes to say why it is shorter than was asked for. */
interface Shortened {
  readonly population: number;
  readonly rows: readonly unknown[];
  readonly heldBack: readonly unknown[];
  readonly factors: readonly { readonly missing: readonly string[] }[];
  readonly order: string;
}

/** Why a top list holds fewer people than were asked for, or nobody; '' where it does not. */
export function fewerText(
  { population, rows, heldBack, factors, order }: Shortened,
  size: number | 'all',
): string {
  if (size === 'all' || rows.length + heldBack.length >= Math.min(size, population)) return '';
  const missing = [...new Set(factors.flatMap((f) => f.missing))].sort();
  const unknown = missing.length === 0 ? '' : ` Unknown for want of ${andList(missing)}.`;
  const behind =
    order === 'unusual'
      ? ' Whoever shares a post with too few to compare with stands behind everybody else here, whatever their likelihood: the list by likelihood has them.'
      : '';
  if (rows.length + heldBack.length > 0)
    return `In the other places up to ${Math.min(size, population)} is nobody with a likelihood above 0, of whom more is recorded than would be expected of anybody.${behind}${unknown}`;
  return `Nothing that you can see raises any of the ${several(population, 'person', 'people')} on the list above 0.${unknown}`;
}
