/** Rows as CSV (RFC 4180); a text that a spreadsheet would take for a formula is shown as text, and a number stays one. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** How a formula begins, in the wide forms of East Asian keyboards too, and after what a spreadsheet passes over. */
const FORMULA = /^[\s\p{Cc}\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** One value as a cell. Control characters, which no table needs, are shown as the mark for a character that is none. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = (FORMULA.test(value) ? `'${value}` : value).replace(UNSEEN, '\ufffd');
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/gu;
