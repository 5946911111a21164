/**
 * A number as it is compared: `+` and digits where the text tells the country, the digits alone where it does not
 * (an extension, a short code). Undefined for text that is no number, and for what a spreadsheet makes of one: scientific
 * notation, and a fraction of no value, whose 0 would be a digit of another number. The archive applies the same rule set-wise; a differential test holds the two together.
 */
export function normalisedNumber(text: string): string | undefined {
  if (isFraction(text)) return undefined;
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?[0-9]{1,20}$/.test(bare)) return undefined;
  if (bare.startsWith('+')) return bare.length > 7 ? bare.replace(/^\+440/, '+44') : undefined;
  if (bare.startsWith('00') && bare.length > 8) return '+' + bare.slice(2).replace(/^440/, '44');
  if (bare.startsWith('0') && bare.length >= 10) return '+44' + bare.slice(1);
  if (/^44[1-9][0-9]{8,9}$/.test(bare)) return '+' + bare;
  return bare;
}

/** `8081570123.0` and the like; a point between groups of digits (`0808.157.0123`) is a separator. Also a pattern of SQL. */
export const FRACTION = '\\+?[0-9]+\\.0{1,2}';
const IS_FRACTION = new RegExp(`^(?:${FRACTION})$`);

/** True of a number as a spreadsheet or a program writes one that it took for a quantity. */
export function isFraction(text: string): boolean {
  return IS_FRACTION.test(text);
}

/** What is said of a text that is no number. */
export const NO_PHONE_NUMBER =
  'This is no telephone number: digits with an optional +. A spreadsheet may have turned it into scientific notation, or put .0 behind it; export it as text.';
