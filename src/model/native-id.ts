import type { Register } from './entity';
import { normalisedNumber } from './phone-number';

/**
 * A native id in the form that entities are identified by: telephone numbers as `normalisedNumber` has them, registration
 * marks in capitals without spaces, runs of spaces in names and addresses as one. Undefined where the text is no id.
 */
export function nativeIdFrom(register: Register, text: string): string | undefined {
  const trimmed = text.trim();
  if (register === 'phone') return normalisedNumber(trimmed);
  if (register === 'vehicle') return trimmed.replace(/[\s-]/g, '').toUpperCase() || undefined;
  if (register === 'name' || register === 'address') return trimmed.replace(/\s+/g, ' ') || undefined;
  return trimmed || undefined;
}
