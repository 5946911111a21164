import { normalisedNumber } from './phone-number';
import { significantDigits } from './protected-number';

/** Digits enough that they are one subscriber's whatever stands in front: most numbers without country and trunk. */
const WHOLE_DIGITS = 9;

/** What is dialled, or left of what is dialled, before a number: for an outside line, and to withhold or give one's own. */
const DIALLED = ['', '9', '141', '1470', '9141', '91470'];
/** How the country and the trunk are written, or lost, before the digits. */
const TRUNK = ['', '0', '44', '044', '440', '0044', '00440'];

/**
 * Other numbers, as they are compared, that systems and spreadsheets make of one: its first 0 lost, or a prefix kept that
 * was dialled before it. None of an extension or a number from abroad.
 */
export function otherWritings(number: string): string[] {
  const digits = significantDigits(number);
  if (digits.length < WHOLE_DIGITS || /^\+(?!44)/.test(number)) return [];
  const written = DIALLED.flatMap((dialled) => TRUNK.map((trunk) => `${dialled}${trunk}${digits}`));
  const compared = new Set(written.flatMap((text) => normalisedNumber(text) ?? []));
  compared.delete(number);
  return [...compared];
}
