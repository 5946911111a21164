/** What people and programs write before an extension without a space, as a pattern of both engines. */
export const EXTENSION = 'x|ext|extn|extension';

/** What stands for one character in a text from a page or an address, in small letters, as patterns of both engines. */
export const CODES = [
  { pattern: '&nbsp;|&#160;|&#xa0;|%20|%c2%a0', letter: ' ' },
  { pattern: '&commat;|&#64;|&#x40;|%40', letter: '@' },
] as const;

/** Letters that are one plain letter in another width or place, such as full-width digits; and the plain ones. */
export const WIDE_LETTERS = wideLetters();

function wideLetters(): readonly [wide: string, plain: string] {
  const wide = Array.from({ length: 0x10000 - 0x80 }, (_, i) => String.fromCharCode(i + 0x80)).filter((c) =>
    /^[!-~]$/.test(c.normalize('NFKC')),
  );
  return [wide.join(''), wide.map((c) => c.normalize('NFKC')).join('')];
}

const NARROW: ReadonlyMap<string, string> = new Map(
  [...WIDE_LETTERS[0]].map((c, i) => [c, WIDE_LETTERS[1][i] ?? c]),
);
const CODED = CODES.map(({ pattern, letter }) => ({ pattern: new RegExp(`^(?:${pattern})$`), letter }));
const ANY_CODE = new RegExp(CODES.map(({ pattern }) => pattern).join('|'), 'g');

/** A text in plain small letters, and from which place of the text each of them is. */
export interface FoldedText {
  readonly text: string;
  /** Also of the end. */
  readonly placeOf: (place: number) => number;
}

/** The archive folds the same set-wise (src/archive/compile/protected.ts). */
export function foldedText(text: string): FoldedText {
  // Each letter stays at its place: of these two, İ alone would become two.
  const narrow = /[\u0080-\uffff]/.test(text)
    ? text.replaceAll('İ', 'i').replace(/[\u0080-\uffff]/g, (c) => NARROW.get(c) ?? c)
    : text;
  const small = narrow.toLowerCase();
  if (!/[&%]/.test(small)) return { text: small, placeOf: (place) => place };
  return decoded(small);
}

function decoded(small: string): FoldedText {
  let text = '';
  const places: number[] = [];
  let from = 0;
  const keep = (until: number): void => {
    for (let place = from; place < until; place++) places.push(place);
    text += small.slice(from, until);
  };
  for (const { 0: code, index } of small.matchAll(ANY_CODE)) {
    keep(index);
    places.push(index);
    text += CODED.find(({ pattern }) => pattern.test(code))?.letter ?? '';
    from = index + code.length;
  }
  keep(small.length);
  places.push(small.length);
  return { text, placeOf: (place) => places[place] ?? small.length };
}
