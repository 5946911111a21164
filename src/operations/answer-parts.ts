import { z } from 'zod';
import { shownId, shownName, word } from './show';

/** Both clocks, as every reading operation takes them. */
export const clocks = z.strictObject({
  asOf: z
    .string()
    .optional()
    .describe('What had been recorded by then: an instant, or a date (its end, in the force’s zone).'),
  validAt: z
    .string()
    .optional()
    .describe('What was true then: an instant, or a date (its end, in the force’s zone).'),
});

/** Why, where an act asks for a reason: it stands in the audit record in clear. */
export const statedReason = z.string().trim().min(10, 'say why, in ten characters or more').max(500);

/** One link of a step, read from the end that the step leaves from. */
const stepLink = z.strictObject({
  /** `<kind>|<from>|<to>` as the records say it, whichever way the step goes; `link` tells all about it. */
  link: shownId,
  kind: word,
  /** What the step's `from` is or did to its `to`: `Supervises`, or `Is supervised by`. */
  reads: word,
  /** Occasions: cases shared, communications, look-ups, statements. */
  count: z.number().int(),
  weight: z.number(),
  /** As delivered (`1B`, `5x5x5:B3`); null = an ungraded record of the force. */
  grade: word.nullable(),
  records: z.array(shownId),
  /** Contact months: what they count stands in the archive. */
  months: z.array(shownId),
});

/** A step of a path or a pair of an ego network: all links between the two, strongest first. */
export const linkStep = z.strictObject({
  from: shownId,
  fromLabel: shownName,
  to: shownId,
  toLabel: shownName,
  /** Of all links together. */
  weight: z.number(),
  links: z.array(stepLink),
});
export type LinkStep = z.output<typeof linkStep>;

/**
 * A comma-separated list on the command line or in a query string, or a list in JSON. What is named twice counts once;
 * more than so many are refused before anything is done with them.
 */
export const listUpTo = (most: number) => {
  const bounded = z.array(z.string()).max(most, `no more than ${most} can be named`);
  return z
    .union([z.string(), bounded])
    .transform((given) => (typeof given === 'string' ? given.split(',') : given))
    .pipe(bounded)
    .transform((given) => [...new Set(given.map((text) => text.trim()).filter((text) => text !== ''))]);
};

/** Of kinds of link, or of patterns: more than there are. */
export const listOf = listUpTo(100);

const DECIMAL = /^-?\d+(\.\d+)?$/;
const DIGITS = /^\d+$/;

/** A number given as text or as a number. */
export const number = z.union([z.number(), z.string().regex(DECIMAL, 'give a number')]).transform(Number);

/** A number within bounds, which are told of whatever else is given. */
export function numberFrom(least: number, most: number) {
  const says = `give a number from ${least} to ${told(most)}`;
  return z
    .union([z.number(), z.string().regex(DECIMAL, says)], says)
    .transform(Number)
    .pipe(z.number().min(least, says).max(most, says));
}

/** The same of a whole number. */
export function wholeFrom(least: number, most: number) {
  return whole(least, most, `give a whole number from ${least} to ${told(most)}`);
}

/** `all`, or a whole number within bounds. */
export function allOrWhole(least: number, most: number) {
  const says = `write all, or give a whole number from ${least} to ${told(most)}`;
  return z.union([z.literal('all'), whole(least, most, says)], says);
}

function whole(least: number, most: number, says: string) {
  return z
    .union([z.number(), z.string().regex(DIGITS, says)], says)
    .transform(Number)
    .pipe(z.number().int(says).min(least, says).max(most, says));
}

function told(n: number): string {
  return n.toLocaleString('en-GB');
}
