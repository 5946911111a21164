import { Info } from 'luxon';
import { FileRefused } from '../archive';
import { literal } from './sql';

/** A date format of Unicode tokens as SQL: a pattern of what has its shape, and the parts of a text that has. */
export interface DateFormatSql {
  readonly pattern: string;
  /** Each part by its token's letter, as an expression of text. */
  readonly parts: ReadonlyMap<string, string>;
  readonly precision: 'year' | 'month' | 'day' | 'time';
  readonly months?: readonly string[];
}

interface Token {
  readonly part: string;
  readonly pattern: string;
  /** Characters, where there is one number of them. */
  readonly width?: number;
}

const DIGITS: Readonly<Record<string, Token>> = {
  yyyy: { part: 'y', pattern: '[0-9]{4}', width: 4 },
  yy: { part: 'y', pattern: '[0-9]{2,4}' },
  ...pairs('M', 'M'),
  ...pairs('L', 'M'),
  ...pairs('d', 'd'),
  ...pairs('H', 'H'),
  ...pairs('h', 'h'),
  ...pairs('m', 'm'),
  ...pairs('s', 's'),
  S: { part: 'S', pattern: '[0-9]{1,3}' },
  SSS: { part: 'S', pattern: '[0-9]{3}', width: 3 },
  u: { part: 'u', pattern: '[0-9]{1,9}' },
  uu: { part: 'u', pattern: '[0-9]{1,2}' },
  uuu: { part: 'u', pattern: '[0-9]', width: 1 },
  a: { part: 'a', pattern: '(?:am|pm)', width: 2 },
  Z: { part: 'Z', pattern: '[+-][0-9]{1,2}(?::[0-9]{2})?' },
  ZZ: { part: 'Z', pattern: '[+-][0-9]{1,2}(?::[0-9]{2})?' },
  ZZZ: { part: 'Z', pattern: '[+-][0-9]{1,2}(?:[0-9]{2})?' },
};

function pairs(letter: string, part: string): Record<string, Token> {
  return {
    [letter]: { part, pattern: '[0-9]{1,2}' },
    [letter + letter]: { part, pattern: '[0-9]{2}', width: 2 },
  };
}

/** Reads a format as luxon's `fromFormat` does (locale en-GB). Throws FileRefused `mapping_invalid` for a token that events have no use of. */
export function dateFormatSql(format: string, text: string): DateFormatSql {
  const pieces: { token?: Token; pattern: string; width: number | undefined }[] = [];
  let months: readonly string[] | undefined;
  for (const [piece, quoted] of splitFormat(format)) {
    const named = /^(MMMM?|LLLL?)$/.test(piece) && !quoted;
    if (named)
      months = Info.months(piece.length === 3 ? 'short' : 'long', { locale: 'en-GB' }).map((m) =>
        m.toLowerCase(),
      );
    const token: Token | undefined = named
      ? { part: 'N', pattern: `(?:${(months ?? []).join('|')})` }
      : quoted
        ? undefined
        : DIGITS[piece];
    if (!token && !quoted && /^[A-Za-z]/.test(piece)) {
      throw new FileRefused(
        'mapping_invalid',
        `The dates of an event file are not read with the token ${piece}. Use yyyy, MM, dd, HH, mm, ss and the like.`,
      );
    }
    pieces.push(
      token
        ? { token, pattern: token.pattern, width: token.width }
        : { pattern: plain(piece), width: piece.length },
    );
  }
  const has = (letters: string): boolean => pieces.some((p) => p.token && letters.includes(p.token.part));
  return {
    pattern: `(?i)${pieces.map((p) => p.pattern).join('')}`,
    parts: pieces.every((p) => p.width !== undefined) ? byPosition(pieces, text) : byPattern(pieces, text),
    precision: has('HhmsSua') ? 'time' : has('d') ? 'day' : has('MN') ? 'month' : 'year',
    ...(months ? { months } : {}),
  };
}

function splitFormat(format: string): [piece: string, quoted: boolean][] {
  return [...format.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']/g)].map((m) =>
    m[1] === undefined ? [m[0], false] : [m[1], true],
  );
}

function plain(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (c) => `\\${c}`).replaceAll(' ', '[ \\x{a0}]');
}

type Piece = { readonly token?: Token; readonly pattern: string; readonly width: number | undefined };

function byPosition(pieces: readonly Piece[], text: string): Map<string, string> {
  const parts = new Map<string, string>();
  let at = 1;
  for (const { token, width = 0 } of pieces) {
    if (token) parts.set(token.part, `substr(${text}, ${at}, ${width})`);
    at += width;
  }
  return parts;
}

function byPattern(pieces: readonly Piece[], text: string): Map<string, string> {
  const pattern = `(?i)^${pieces.map((p) => (p.token ? `(${p.pattern})` : p.pattern)).join('')}$`;
  const tokens = pieces.flatMap((p) => (p.token ? [p.token] : []));
  return new Map(
    tokens.map(({ part }, i) => [part, `regexp_extract(${text}, ${literal(pattern)}, ${i + 1})`]),
  );
}
