import type { Register } from './entity';
import { stretchesNaming, type Stretch, type TextNames } from './named-in-text';
import { normalisedNumber } from './phone-number';
import { lengthsOf, ProtectedNumbers, significantDigits, TELLING_DIGITS } from './protected-number';

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

/**
 * Registers whose ids the force or a system hands out: a collar number may have the digits of an extension, and whoever has it
 * would vanish with the extension.
 */
export const ISSUED_IDS: readonly Register[] = [
  'staff',
  'nominal',
  'ocg',
  'post',
  'unit',
  'complaint',
  'report',
  'declaration',
];

/**
 * The force's list of protected numbers, addresses, domains and accounts, as one question: does this value name one? The
 * archive asks the same set-wise (src/archive/compile/protected.ts); a differential test holds the two together.
 */
export class ProtectedList implements TextNames {
  /** Numbers as they are compared. */
  readonly numbers: ReadonlySet<string>;
  /** What protected ranges begin with. */
  readonly prefixes: readonly string[];
  /** How both are told in a field that holds a number. */
  readonly telephones: ProtectedNumbers;
  readonly digits: ReadonlySet<string>;
  readonly digitLengths: readonly number[];
  readonly digitHeads: ReadonlySet<number>;
  readonly shortNumbers: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly domainLengths: readonly number[];
  readonly accounts: ReadonlySet<string>;

  constructor(names: readonly ProtectedName[]) {
    const of = (by: NamedBy): string[] =>
      [...new Set(names.filter((n) => n.by === by).map((n) => n.value))].sort();
    this.numbers = new Set(of('number'));
    this.prefixes = of('prefix');
    this.telephones = new ProtectedNumbers([...this.numbers], this.prefixes);
    const told = [...this.numbers, ...this.prefixes].map(significantDigits);
    // A range of few digits is known by the country or the trunk's 0 before them.
    const ranges = this.prefixes.map(significantDigits).flatMap((digits) => [`0${digits}`, `44${digits}`]);
    this.digits = new Set([...told, ...ranges].filter((digits) => digits.length >= TELLING_DIGITS));
    this.digitLengths = lengthsOf(this.digits);
    this.digitHeads = new Set([...this.digits].map((digits) => Number(digits.slice(0, TELLING_DIGITS))));
    this.shortNumbers = new Set(told.filter((digits) => digits.length < TELLING_DIGITS));
    this.addresses = new Set(of('address'));
    this.domains = new Set(of('domain'));
    this.domainLengths = lengthsOf(this.domains);
    this.accounts = new Set(of('account'));
  }

  get isEmpty(): boolean {
    const words = this.addresses.size + this.domains.size + this.accounts.size;
    return this.numbers.size + this.prefixes.length + words === 0;
  }

  /** True of a number as it is compared. */
  isNumber(number: string): boolean {
    return this.telephones.has(number);
  }

  /** True of a text in which one is named. */
  isNamedIn(text: string): boolean {
    return this.namings(text).next().done === false;
  }

  /**
   * True of a reference that names one, whatever register it is written under: a number under `phone` as a number, all else
   * as a text; an extension not among ids that are handed out.
   */
  isReferredTo(register: Register, nativeId: string): boolean {
    const number = register === 'phone' ? normalisedNumber(nativeId.trim()) : undefined;
    if (number !== undefined) return this.isNumber(number);
    const names: TextNames = ISSUED_IDS.includes(register) ? { ...this, shortNumbers: new Set() } : this;
    return stretchesNaming(nativeId, names).next().done === false;
  }

  /** Where a text names one. */
  namings(text: string): Generator<Stretch> {
    return stretchesNaming(text, this);
  }
}

export const NOTHING_PROTECTED = new ProtectedList([]);
