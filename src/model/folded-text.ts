import { DASHES, UNSEEN } from './native-id';

/** What people and programs write before an extension without a space, as a pattern of both engines. */
export const EXTENSION = 'x|ext|extn|extension';

/** What stands for one character in a text from a page or an address, in small letters, as patterns of both engines. */
export const CODES = [
  { pattern: '&nbsp;|&#160;|&#xa0;|%20|%c2%a0', letter: ' ' },
  { pattern: '&commat;|&#64;|&#x40;|%40', letter: '@' },
] as const;

/** Letters that are one plain letter in another width or place, such as full-width digits, and dashes; and the plain ones. */
export const WIDE_LETTERS = wideLetters();

function wideLetters(): readonly [wide: string, plain: string] {
  const dash = new RegExp(`[${DASHES}]`, 'u');
  const plain = (c: string): string => (dash.test(c) ? '-' : c.normalize('NFKC'));
  const wide = Array.from({ length: 0x10000 - 0x80 }, (_, i) => String.fromCharCode(i + 0x80)).filter((c) =>
    /^[!-~]$/.test(plain(c)),
  );
  return [wide.join(''), wide.map(plain).join('')];
}

const NARROW: ReadonlyMap<string, string> = new Map(
  [...WIDE_LETTERS[0]].map((c, i) => [c, WIDE_LETTERS[1][i] ?? c]),
);
const NOT_SHOWN = new RegExp(`[${UNSEEN}]`, 'gu');
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
  const shown = replaced(text, NOT_SHOWN, () => '');
  // Each letter stays at its place: of these, İ alone would become two.
  const narrow = /[\u0080-\uffff]/.test(shown.text)
    ? shown.text.replaceAll('İ', 'i').replace(/[\u0080-\uffff]/g, (c) => NARROW.get(c) ?? c)
    : shown.text;
  const plain = replaced(
    narrow.toLowerCase(),
    ANY_CODE,
    (code) => CODED.find(({ pattern }) => pattern.test(code))?.letter ?? '',
  );
  return { text: plain.text, placeOf: (place) => shown.placeOf(plain.placeOf(place)) };
}

/** A text in which what a pattern finds is replaced by a letter or nothing. */
function replaced(text: string, pattern: RegExp, letterOf: (found: string) => string): FoldedText {
  if (text.search(pattern) < 0) return { text, placeOf: (place) => place };
  let made = '';
  const places: number[] = [];
  const add = (letters: string, from: number): void => {
    for (let i = 0; i < letters.length; i++) places.push(from + i);
    made += letters;
  };
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    add(text.slice(from, index), from);
    add(letterOf(found), index);
    from = index + found.length;
  }
  add(text.slice(from), from);
  places.push(text.length);
  return { text: made, placeOf: (place) => places[place] ?? text.length };
}
