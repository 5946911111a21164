import { isFraction } from './phone-number';

/** Digits that tell a number in a text: fewer would be met by chance. */
export const TELLING_DIGITS = 7;

/** Digits that tell a number whatever stands in front of them: those of most numbers without country and trunk. */
const WHOLE_DIGITS = 9;

/** The fewest digits of a range, without country and trunk. */
const RANGE_DIGITS = 5;

/** What is dialled, or left of what is dialled, before a number: for an outside line, to withhold one's own, for abroad. */
const DIALLED = '(?:\\+|(?:9|141|147[0-9])*)0*';
const COUNTRY = '(?:440*)*';

/**
 * Protected telephones among numbers as they are compared (`normalisedNumber`), in whatever way a system or a spreadsheet
 * wrote what stands in front. A row too many is the safe side: digits enough to tell a number tell it behind anything, of
 * a shorter number or a range behind what is dialled, an extension or short code as it stands. Digits that follow make it
 * another number. The archive asks by the same sets and the same pattern.
 */
export class ProtectedNumbers {
  /** Extensions and short codes. */
  readonly exact: ReadonlySet<string>;
  /** What protected numbers end with. */
  readonly endings: ReadonlySet<string>;
  readonly endingLengths: readonly number[];
  /** What the other protected numbers and the ranges look like, as a pattern of both engines; undefined where there are none. */
  readonly pattern: string | undefined;
  private readonly expression: RegExp | undefined;

  constructor(numbers: readonly string[], prefixes: readonly string[]) {
    const told = numbers.map((number) => ({ number, digits: significantDigits(number) }));
    this.endings = new Set(told.map((t) => t.digits).filter((digits) => digits.length >= WHOLE_DIGITS));
    this.endingLengths = lengthsOf(this.endings);
    this.exact = new Set(told.filter((t) => t.digits.length < TELLING_DIGITS).map((t) => t.number));
    const short = told.filter((t) => t.digits.length >= TELLING_DIGITS && t.digits.length < WHOLE_DIGITS);
    const forms = [
      ...short.map(({ number, digits }) => ({ number, form: `${digits}$` })),
      ...prefixes.map((number) => ({ number, form: significantDigits(number) })),
    ];
    const home = forms.filter((f) => !isAbroad(f.number)).map((f) => f.form);
    const abroad = forms.filter((f) => isAbroad(f.number)).map((f) => f.form);
    const behind = [...(home.length > 0 ? [`${COUNTRY}(?:${home.join('|')})`] : []), ...abroad];
    this.pattern = behind.length > 0 ? `^${DIALLED}(?:${behind.join('|')})` : undefined;
    this.expression = this.pattern === undefined ? undefined : new RegExp(this.pattern);
  }

  has(number: string): boolean {
    return (
      this.exact.has(number) ||
      this.endingLengths.some((length) => this.endings.has(number.slice(-length))) ||
      this.expression?.test(number) === true
    );
  }
}

/** The digits by which people know a number: what is dialled before them, the country and the trunk's 0 are left out. */
export function significantDigits(number: string): string {
  const left = number.replace(/^(?:\+|(?:9|141|147[0-9])*(?=0))?0*(?:440*)?/, '');
  return number.startsWith('+') || left.length >= TELLING_DIGITS ? left : number;
}

/** The lengths of texts, the shortest first. */
export function lengthsOf(texts: Iterable<string>): number[] {
  return [...new Set([...texts].map((text) => text.length))].sort((a, b) => a - b);
}

/** True of what tells a country that is not this one. */
function isAbroad(number: string): boolean {
  return /^\+(?!0|44)/.test(number);
}

/**
 * What the numbers of a range begin with, as numbers are compared. Undefined where the text does not tell the country, or
 * is too short to tell a range.
 */
export function comparedPrefix(text: string): string | undefined {
  if (isFraction(text)) return undefined;
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?[0-9]{7,20}$/.test(bare)) return undefined;
  const compared = withCountry(bare);
  return compared !== undefined && significantDigits(compared).length >= RANGE_DIGITS ? compared : undefined;
}

function withCountry(bare: string): string | undefined {
  if (bare.startsWith('+')) return bare.replace(/^\+440/, '+44');
  if (bare.startsWith('00')) return '+' + bare.slice(2).replace(/^440/, '44');
  if (bare.startsWith('0')) return '+44' + bare.slice(1);
  return /^44[1-9]/.test(bare) ? '+' + bare : undefined;
}
