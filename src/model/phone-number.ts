/**
 * A number as it is compared: `+` and digits where the text tells the country, the digits alone where it does not
 * (an extension, a short code). Undefined for text that is no number, scientific notation (a spreadsheet's damage) included.
 * The archive applies the same rule set-wise; a differential test holds the two together.
 */
export function normalisedNumber(text: string): string | undefined {
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?[0-9]{1,20}$/.test(bare)) return undefined;
  if (bare.startsWith('+')) return bare.length > 7 ? bare.replace(/^\+440/, '+44') : undefined;
  if (bare.startsWith('00') && bare.length > 8) return '+' + bare.slice(2).replace(/^440/, '44');
  if (bare.startsWith('0') && bare.length >= 10) return '+44' + bare.slice(1);
  if (/^44[1-9][0-9]{8,9}$/.test(bare)) return '+' + bare;
  return bare;
}
