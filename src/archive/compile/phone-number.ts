import { FRACTION } from '../../model/phone-number';
import { literal, WHITE_CLASS } from './sql';

/**
 * What `normalisedNumber` (model/phone-number.ts) makes of digits with an optional plus, behind `prefix`, as SQL. Texts of
 * digits are told apart by comparing their beginnings, which costs a tenth of cutting them.
 */
export function normalisedSql(n: string, prefix: string): string {
  const text = (before: string, from: string): string => `${literal(prefix + before)} || ${from}`;
  return `CASE
    WHEN ${n} < '0' THEN CASE WHEN left(${n}, 4) = '+440' THEN ${text('+44', `substr(${n}, 5)`)} ELSE ${text('', n)} END
    WHEN ${n} < '1' THEN CASE
      WHEN ${n} < '01' AND length(${n}) > 8 THEN CASE WHEN left(${n}, 5) = '00440' THEN ${text('+44', `substr(${n}, 6)`)} ELSE ${text('+', `substr(${n}, 3)`)} END
      WHEN length(${n}) >= 10 THEN ${text('+44', `substr(${n}, 2)`)}
      ELSE ${text('', n)} END
    WHEN ${n} >= '44' AND ${n} < '45' AND length(${n}) IN (11, 12) AND substr(${n}, 3, 1) <> '0' THEN ${text('+', n)}
    ELSE ${text('', n)} END`;
}

/** Digits with an optional plus, of which there are seven or more behind a plus. */
const SOUND_NUMBER = '[0-9]{1,20}|\\+[0-9]{7,20}';

/** The text without the white space, brackets, points and dashes that people write in numbers. */
function bare(text: string): string {
  return `regexp_replace(${text}, '${WHITE_CLASS.slice(0, -1)}().-]', '', 'g')`;
}

/** The digits of a text that is a number, with its plus; NULL of any other text. */
export function numberDigits(text: string): string {
  const is = (pattern: string, of = text): string => `regexp_full_match(${of}, ${literal(pattern)})`;
  return `CASE WHEN ${is(SOUND_NUMBER)} THEN ${text} WHEN ${is(FRACTION)} THEN NULL WHEN ${is(SOUND_NUMBER, bare(text))} THEN ${bare(text)} END`;
}
