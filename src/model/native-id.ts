import type { Register } from './entity';
import { normalisedNumber } from './phone-number';

/** What shows nothing: soft hyphen, zero-width and directional marks, byte order mark. */
export const UNSEEN = '\\u00AD\\u200B-\\u200F\\u2060\\uFEFF';
/** Hyphens and dashes that a word processor puts in the place of `-`. */
export const DASHES = '\\u2010-\\u2015\\u2212';

/**
 * A native id in the form that entities are identified by: telephone numbers as `normalisedNumber` has them, registration
 * marks in capitals without spaces, staff ids in capitals, runs of spaces in names and addresses as one; of the others
 * what a person takes for the same id, without what shows nothing and with plain hyphens, letters and digits. Undefined
 * where the text is no id. The archive applies the same rule set-wise; a differential test holds the two together.
 */
export function nativeIdFrom(register: Register, text: string): string | undefined {
  if (register === 'phone') return normalisedNumber(text.trim());
  const trimmed = plain(text).trim();
  if (register === 'staff') return capitals(trimmed) || undefined;
  if (register === 'vehicle') return trimmed.replace(/[\s-]/g, '').toUpperCase() || undefined;
  if (register === 'name' || register === 'address') return trimmed.replace(/\s+/g, ' ') || undefined;
  return trimmed || undefined;
}

const NOT_SHOWN = new RegExp(`[${UNSEEN}]`, 'gu');
const DASH = new RegExp(`[${DASHES}]`, 'gu');
/** Letters, digits and signs of full width, each `WIDER` above the plain one. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const WIDER = 0xfee0;

function plain(text: string): string {
  return text
    .replace(NOT_SHOWN, '')
    .replace(DASH, '-')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDER));
}

/** Of the letters A to Z alone, as the archive does it. */
function capitals(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
