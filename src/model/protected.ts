/** Whose communications are protected, as the list's entries say. */
export const PROTECTED_KINDS = [
  'confidential_line',
  'federation_or_union',
  'solicitor',
  'doctor',
  'occupational_health',
  'journalist',
  'own_contact',
  'other',
] as const;

/** What an entry names. Numbers are as they are compared (`normalisedNumber`), all else in small letters. */
export const NAMED_BY = ['number', 'prefix', 'address', 'domain', 'account'] as const;
export type NamedBy = (typeof NAMED_BY)[number];

export interface ProtectedName {
  readonly by: NamedBy;
  readonly value: string;
}

/** What stands in a record in place of what is protected. */
export const MASK = '[protected]';

/** Digits that tell a number in a text: fewer would be met by chance. */
export const TELLING_DIGITS = 7;

/**
 * The force's list of protected numbers, addresses, domains and accounts, as one question: does this value name one? The
 * archive asks the same set-wise (src/archive/compile/protected.ts); a differential test holds the two together.
 */
export class ProtectedList {
  /** Numbers as they are compared. */
  readonly numbers: ReadonlySet<string>;
  /** What protected ranges begin with. */
  readonly prefixes: readonly string[];
  /** Digits by which a number or range is found in a text, without what tells the country. */
  readonly digits: ReadonlySet<string>;
  /** Extensions and short codes: found in a text only where they stand by themselves. */
  readonly shortNumbers: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  private readonly lengths: readonly number[];

  constructor(names: readonly ProtectedName[]) {
    const of = (by: NamedBy): string[] =>
      [...new Set(names.filter((n) => n.by === by).map((n) => n.value))].sort();
    this.numbers = new Set(of('number'));
    this.prefixes = of('prefix');
    const plain = [...this.numbers, ...this.prefixes].map(withoutCountry);
    this.digits = new Set(plain.filter((digits) => digits.length >= TELLING_DIGITS));
    this.shortNumbers = new Set(plain.filter((digits) => digits.length < TELLING_DIGITS));
    this.addresses = new Set(of('address'));
    this.domains = new Set(of('domain'));
    this.accounts = new Set(of('account'));
    this.lengths = [...new Set([...this.digits].map((digits) => digits.length))];
  }

  get isEmpty(): boolean {
    return this.numbers.size + this.prefixes.length + this.hasWords === 0;
  }

  private get hasWords(): number {
    return this.addresses.size + this.domains.size + this.accounts.size;
  }

  /** True of a number as it is compared. */
  isNumber(number: string): boolean {
    return this.numbers.has(number) || this.prefixes.some((prefix) => number.startsWith(prefix));
  }

  /** True of a text in which one is named. */
  isNamedIn(text: string): boolean {
    if (this.isEmpty) return false;
    const lower = text.toLowerCase();
    return (
      this.holdsNumber(lower) ||
      this.holdsAccount(lower) ||
      this.holdsDomain(lower) ||
      this.holdsAddress(lower)
    );
  }

  private holdsNumber(text: string): boolean {
    if (this.lengths.length > 0) {
      for (const [run] of text.replace(/[^0-9a-z]/g, '').matchAll(/[0-9]{7,}/g)) {
        for (const length of this.lengths)
          for (let at = 0; at + length <= run.length; at++)
            if (this.digits.has(run.slice(at, at + length))) return true;
      }
    }
    return this.shortNumbers.size > 0 && runs(text, /[0-9a-z]+/g).some((run) => this.shortNumbers.has(run));
  }

  private holdsAccount(text: string): boolean {
    if (this.accounts.size === 0) return false;
    return runs(text, /[a-z0-9_.-]+/g).some(
      (run) => this.accounts.has(run) || this.accounts.has(run.replace(/\.$/, '')),
    );
  }

  private holdsDomain(text: string): boolean {
    if (this.domains.size === 0) return false;
    return runs(text, /[a-z0-9.-]+/g).some((run) => {
      const labels = run.replace(/\.$/, '').split('.');
      return labels.some((_, i) => this.domains.has(labels.slice(i).join('.')));
    });
  }

  private holdsAddress(text: string): boolean {
    if (this.addresses.size === 0) return false;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const name = /[a-z0-9._%+-]*$/.exec(text.slice(Math.max(0, at - 64), at))?.[0] ?? '';
      const host = /^[a-z0-9.-]*/.exec(text.slice(at + 1, at + 256))?.[0].replace(/\.$/, '') ?? '';
      if (this.addresses.has(`${name}@${host}`)) return true;
    }
    return false;
  }
}

export const NOTHING_PROTECTED = new ProtectedList([]);

function runs(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

/** The digits by which people know a number: those of the country and the trunk's 0 are left out where it is told. */
function withoutCountry(number: string): string {
  return number.replace(/^\+44/, '').replace(/^\+/, '');
}

/**
 * What the numbers of a range begin with, as numbers are compared. Undefined where the text does not tell the country, or
 * is too short to tell a range.
 */
export function comparedPrefix(text: string): string | undefined {
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?[0-9]{7,20}$/.test(bare)) return undefined;
  if (bare.startsWith('+')) return bare.replace(/^\+440/, '+44');
  if (bare.startsWith('00')) return '+' + bare.slice(2).replace(/^440/, '44');
  if (bare.startsWith('0')) return '+44' + bare.slice(1);
  return /^44[1-9]/.test(bare) ? '+' + bare : undefined;
}
