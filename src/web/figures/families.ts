/** One family of a score and what it adds; positive or negative, in nats. */
export interface Family {
  readonly family: string;
  readonly contribution: number;
}

/** A segment of the bar, in per cent of its width. */
export interface Segment extends Family {
  readonly x: number;
  readonly width: number;
  readonly tone: number;
}

/** Millionths: the unit in which contributions are whole numbers, so that sums are exact. */
const UNIT = 1e6;

/** The families of a row with the exact sum of their contributions, largest first, then by name. */
export function familiesOf(factors: readonly { family: string; contribution: number }[]): Family[] {
  const sums = new Map<string, number>();
  for (const { family, contribution } of factors) {
    sums.set(family, (sums.get(family) ?? 0) + Math.round(contribution * UNIT));
  }
  return [...sums]
    .map(([family, sum]) => ({ family, contribution: sum / UNIT }))
    .sort((a, b) => b.contribution - a.contribution || (a.family < b.family ? -1 : 1));
}

/**
 * The positive families as one bar, end to end, on a scale whose full width is `full`; what speaks for the person
 * (negative) is not drawn but stands in the table. `tones` gives each family its shade, the same in every row.
 */
export function familyBar(families: readonly Family[], full: number, tones: readonly string[]): Segment[] {
  let x = 0;
  return families
    .filter((f) => f.contribution > 0)
    .map((f) => {
      const width = full > 0 ? (f.contribution / full) * 100 : 0;
      const segment = { ...f, x, width, tone: tones.indexOf(f.family) % 6 };
      x += width;
      return segment;
    });
}
