import { isRegister, REGISTERS } from '../../model/entity';
import { wildcard } from './wildcard';

/** Letters that are no plain letter with an accent, as they are written where a keyboard lacks them. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const SPECIAL = new RegExp(`[${Object.keys(WRITTEN).join('')}]`, 'g');
/** What stands between two words. A hyphen, an apostrophe or a stop within a word does not. */
const BETWEEN = /[\s,;:|"“”()<>[\]{}]+/;
const WITHIN = /[^\p{L}\p{N}]+/u;

/** Folded for comparing: no case, no accents, no spaces at the ends. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  return plain.replace(SPECIAL, (letter) => WRITTEN[letter] ?? letter);
}

/** Letters and digits alone, folded: `ZZ13 WWV` and `zz13-wwv` are the same. */
export function compact(text: string): string {
  return folded(text).split(WITHIN).join('');
}

/**
 * A name in the two forms in which it is compared, whatever the order and the marks of its words: what has marks within
 * (`O'Neill`) in its parts, and in one piece. Names are the same where one form is.
 */
export function nameForms(name: string): string[] {
  const plain = folded(name);
  const pieces = plain.split(BETWEEN).map((piece) => piece.split(WITHIN).join(''));
  const forms = [plain.split(WITHIN), pieces].map((words) => words.filter((w) => w !== '').sort());
  return [...new Set(forms.map((words) => words.join(' ')))].filter((form) => form !== '');
}

/** What a query asks for, and of which register or kind, where it says so: `staff:KV-1`. */
export function typedQuery(query: string): { type: string | undefined; text: string } {
  const [, head = '', rest = ''] = /^\s*([a-z]+)\s*:(.*)$/is.exec(query) ?? [];
  const type = head.toLowerCase();
  const isType = isRegister(type) || Object.values<string>(REGISTERS).includes(type);
  return isType ? { type, text: rest } : { type: undefined, text: query };
}

/**
 * The words of a folded text with a space before and after each, so that one reading finds a word or its beginning. What
 * has marks within (`o'neill`, `kv-1001`) is there by its parts and in one piece.
 */
export function wordsOf(text: string): string {
  const words = text.split(BETWEEN).flatMap((piece) => {
    const parts = piece.split(WITHIN).filter((part) => part !== '');
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
  return ` ${words.join(' ')} `;
}

/** One word that is searched for. */
export interface Wanted {
  readonly text: string;
  /** False where it fits none of several texts, given with their words one after the other: most are told by this alone. */
  mayFit(this: void, texts: string): boolean;
  /** How well it fits a text, given with its words; undefined where it does not. */
  fits(this: void, text: string, words: string): 'whole' | 'beginning' | undefined;
}

/** The words of a query, each once. */
export function wantedIn(query: string): Wanted[] {
  return [...new Set(folded(query).split(BETWEEN))].flatMap((text) => {
    if (text.includes('*')) return [patternWanted(text)];
    const parts = text.split(WITHIN).filter((part) => part !== '');
    return parts.length === 0 ? [] : [wordWanted(text, parts)];
  });
}

/** A star stands for any run of characters of the whole text or of one word of it. */
function patternWanted(pattern: string): Wanted {
  const fits = wildcard(pattern);
  const pieces = pattern.split('*');
  return {
    text: pattern,
    mayFit: (texts) => pieces.every((piece) => texts.includes(piece)),
    fits: (text, words) =>
      fits(text) || [...text.split(BETWEEN), ...words.split(' ')].some(fits) ? 'beginning' : undefined,
  };
}

function wordWanted(text: string, parts: readonly string[]): Wanted {
  const begins = parts.map((part) => ` ${part}`);
  const joined = ` ${parts.join('')}`;
  const mayFit = (words: string): boolean => begins.every((b) => words.includes(b)) || words.includes(joined);
  return {
    text,
    mayFit,
    fits: (_, words) => {
      if (!mayFit(words)) return undefined;
      const isWhole = begins.every((b) => words.includes(`${b} `)) || words.includes(`${joined} `);
      return isWhole ? 'whole' : 'beginning';
    },
  };
}
