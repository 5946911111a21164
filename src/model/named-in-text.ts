import { EXTENSION, foldedText } from './folded-text';
import { TELLING_DIGITS } from './protected-number';

/** From which place of a text to which something stands. */
export interface Stretch {
  readonly start: number;
  /** The place behind its last character. */
  readonly end: number;
}

/** What is looked for in texts, in small letters. */
export interface TextNames {
  /** Digits by which a number or range is found, whatever stands between them. */
  readonly digits: ReadonlySet<string>;
  readonly digitLengths: readonly number[];
  /** The first telling digits of each, as a number: by it nearly all digits of a text are told to be others. */
  readonly digitHeads: ReadonlySet<number>;
  /** Extensions and short codes: found only where they stand by themselves. */
  readonly shortNumbers: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly domainLengths: readonly number[];
  readonly accounts: ReadonlySet<string>;
}

/**
 * Where a text names something, in no order: each with what is written before and behind to the same number or address. Every
 * character is looked at a bounded number of times: a text may be as long as a row, and hold what it likes.
 */
export function* stretchesNaming(text: string, names: TextNames): Generator<Stretch> {
  const { text: folded, placeOf } = foldedText(text);
  for (const { start, end } of inFolded(folded, names)) yield { start: placeOf(start), end: placeOf(end) };
}

function* inFolded(lower: string, names: TextNames): Generator<Stretch> {
  if (names.digits.size > 0) yield* numbersIn(lower, names);
  if (names.shortNumbers.size > 0) yield* extensionsIn(lower, names.shortNumbers);
  if (names.accounts.size > 0) yield* runsOf(/[a-z0-9_.-]+/g, lower, names.accounts);
  if (names.domains.size > 0) yield* domainsIn(lower, names);
  if (names.addresses.size > 0) yield* addressesIn(lower, names.addresses);
}

/** Digits one after the other, with their places, whatever but letters stands between them. */
interface DigitRun {
  readonly digits: string;
  readonly places: readonly number[];
}

function* digitRuns(text: string): Generator<DigitRun> {
  let digits = '';
  let places: number[] = [];
  for (let place = 0; place <= text.length; place++) {
    const character = text[place] ?? 'a';
    if (character >= '0' && character <= '9') {
      digits += character;
      places.push(place);
    } else if (character >= 'a' && character <= 'z') {
      if (digits.length >= TELLING_DIGITS) yield { digits, places };
      if (digits !== '') [digits, places] = ['', []];
    }
  }
}

/** The country and the trunk's 0 in front of a number, at the end of a text. */
const BEFORE = /(?:(?:\+|00)?44[^0-9a-z]*(?:0[^0-9a-z]*)?|\+|00?[^0-9a-z]*)$/;
const LONGEST_BEFORE = 32;
/** How many heads there can be. */
const HEADS = 10 ** TELLING_DIGITS;

function* numbersIn(
  text: string,
  { digits: named, digitLengths, digitHeads }: TextNames,
): Generator<Stretch> {
  for (const { digits, places } of digitRuns(text)) {
    let head = 0;
    let free = 0;
    for (let last = 0; last < digits.length; last++) {
      head = (head * 10 + Number(digits[last])) % HEADS;
      const at = last + 1 - TELLING_DIGITS;
      if (at < free || !digitHeads.has(head)) continue;
      const length = digitLengths.find((n) => named.has(digits.slice(at, at + n)) && at + n <= digits.length);
      if (length === undefined) continue;
      const start = places[at] ?? 0;
      const before = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BEFORE), start))?.[0] ?? '';
      free = at + length;
      while (isNext(text, places[free - 1], places[free])) free++;
      yield { start: start - before.length, end: (places[free - 1] ?? 0) + 1 };
    }
  }
}

/** True of a digit that goes on with the number that another ends. */
function isNext(text: string, place = 0, next = Infinity): boolean {
  return next === place + 1 || (next === place + 2 && ' -'.includes(text[place + 1] ?? '?'));
}

const BEFORE_EXTENSION = new RegExp(`^(?:${EXTENSION})(?=[0-9])`);

/** Extensions and short codes that stand by themselves, or behind a word for one. */
function* extensionsIn(text: string, named: ReadonlySet<string>): Generator<Stretch> {
  for (const { 0: run, index } of text.matchAll(/[0-9a-z]+/g))
    if (named.has(run.replace(BEFORE_EXTENSION, ''))) yield { start: index, end: index + run.length };
}

/** Names that stand by themselves. */
function* runsOf(pattern: RegExp, text: string, named: ReadonlySet<string>): Generator<Stretch> {
  for (const { 0: run, index } of text.matchAll(pattern)) {
    const end = endOf(text, index, index + run.length);
    if (named.has(text.slice(index, end))) yield { start: index, end };
  }
}

/** A domain of the list, or one under it, with the address that it ends. */
function* domainsIn(text: string, names: TextNames): Generator<Stretch> {
  for (const { 0: run, index } of text.matchAll(/[a-z0-9.-]+/g)) {
    const end = endOf(text, index, index + run.length);
    if (isUnder(text, index, end, names))
      yield { start: text[index - 1] === '@' ? nameBefore(text, index - 1) : index, end };
  }
}

/** True of a host that ends with a domain of the list. No more of it is looked at than the longest of them is long. */
function isUnder(text: string, start: number, end: number, { domains, domainLengths }: TextNames): boolean {
  for (const length of domainLengths) {
    const at = end - length;
    if (at < start) return false;
    if ((at === start || text[at - 1] === '.') && domains.has(text.slice(at, end))) return true;
  }
  return false;
}

function* addressesIn(text: string, addresses: ReadonlySet<string>): Generator<Stretch> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = nameBefore(text, at);
    let after = at + 1;
    while (/[a-z0-9.-]/.test(text[after] ?? '')) after++;
    const end = endOf(text, start, after);
    const isNamed = addresses.has(text.slice(start, end)) || addresses.has(untagged(text.slice(start, end)));
    if (isNamed) yield { start, end };
  }
}

/** An address without what people add to its name to sort their mail: `help+today@line.example` is the line's as well. */
function untagged(address: string): string {
  return address.replace(/\+[^@]*/, '');
}

/** Where the name begins that stands before an @: no other @ is among its characters, so each is passed over once. */
function nameBefore(text: string, at: number): number {
  let start = at;
  while (/[a-z0-9._%+-]/.test(text[start - 1] ?? '')) start--;
  return start;
}

/** The end of a name without the points that end a sentence. */
function endOf(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === '.') last--;
  return last;
}
