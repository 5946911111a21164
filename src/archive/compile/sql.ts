/** A quoted identifier. */
export function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal. For what a mapping or a source definition states; what a reader or a row states is always bound. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** White space as JavaScript's `trim` has it. */
const WHITE =
  '\\t\\n\\x0b\\x0c\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';

/** A character class of white space, for a pattern. */
export const WHITE_CLASS = `[${WHITE}]`;

/** Text without the white space around it, as JavaScript's `trim` has it. */
export function trimmed(expression: string): string {
  const edge = `regexp_replace(regexp_replace(${expression}, '^${WHITE_CLASS}+', ''), '${WHITE_CLASS}+$', '')`;
  // Most values begin and end with a plain character, which one comparison of bytes tells.
  return `CASE WHEN ${expression} >= '!' AND ${expression} < chr(127) AND right(${expression}, 1) >= '!' AND right(${expression}, 1) < chr(127) THEN ${expression} ELSE ${edge} END`;
}

/** The text where it is not blank, else NULL. */
export function unlessBlank(expression: string): string {
  return `CASE WHEN ${expression} >= '!' AND ${expression} < chr(127) THEN ${expression} WHEN regexp_full_match(${expression}, '${WHITE_CLASS}*') THEN NULL ELSE ${expression} END`;
}

/** A NULL of text. */
export const NO_TEXT = 'CAST(NULL AS VARCHAR)';
