import { WHITE_CLASS } from './sql';

/** True of a text that `normalisedNumber` takes for a number (model/phone-number.ts), as SQL. */
export function isNumber(text: string): string {
  return `CASE WHEN regexp_full_match(${text}, '${SOUND_NUMBER}') THEN true ELSE regexp_full_match(${bare(text)}, '${SOUND_NUMBER}') END`;
}

/** What `normalisedNumber` makes of digits with an optional plus, as SQL. */
export function rule(n: string): string {
  return `CASE
    WHEN left(${n}, 1) = '+' THEN CASE WHEN left(${n}, 4) = '+440' THEN '+44' || substr(${n}, 5) ELSE ${n} END
    WHEN left(${n}, 1) = '0' THEN CASE
      WHEN left(${n}, 2) = '00' AND length(${n}) > 8 THEN CASE WHEN left(${n}, 5) = '00440' THEN '+44' || substr(${n}, 6) ELSE '+' || substr(${n}, 3) END
      WHEN length(${n}) >= 10 THEN '+44' || substr(${n}, 2)
      ELSE ${n} END
    WHEN left(${n}, 2) = '44' AND length(${n}) IN (11, 12) AND substr(${n}, 3, 1) <> '0' THEN '+' || ${n}
    ELSE ${n} END`;
}

/** Digits with an optional plus, of which there are seven or more behind a plus. */
export const SOUND_NUMBER = '[0-9]{1,20}|\\+[0-9]{7,20}';

/** The text without the white space, brackets, points and dashes that people write in numbers. */
export function bare(text: string): string {
  return `regexp_replace(${text}, '${WHITE_CLASS.slice(0, -1)}().-]', '', 'g')`;
}
