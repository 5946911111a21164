import { normalisedNumber } from '../../model/phone-number';
import type { EntityCard } from '../../view/projection';
import { compact } from './words';

/** Letters or digits of a number or plate from which on a part of it is looked for. */
const LEAST = 3;

/** How a number or a plate is found by what stands in it, in whatever writing; undefined where it is not. */
export type MarkMatch = (card: EntityCard) => 'exact' | 'inside' | undefined;

/** Finds numbers by all or some of their digits, and plates by all or some of their letters and digits. */
export function markMatch(query: string): MarkMatch {
  // A star says where the rest of the text is: it is asked of the text as it stands.
  if (query.includes('*')) return () => undefined;
  const plate = compact(query);
  const number = /^\+?[\d\s().-]+$/.test(query.trim()) ? nationalDigits(query) : '';
  return (card) => {
    if (card.register === 'phone') return within(nationalDigits(card.nativeId), number);
    if (card.register === 'vehicle') return within(compact(card.nativeId), plate);
    return undefined;
  };
}

function within(own: string, wanted: string): 'exact' | 'inside' | undefined {
  if (wanted === '') return undefined;
  if (own === wanted) return 'exact';
  return wanted.length >= LEAST && own.includes(wanted) ? 'inside' : undefined;
}

/** The digits without what tells the country, or that it is this one: of the whole number or a part of it. */
function nationalDigits(text: string): string {
  const digits = (normalisedNumber(text.trim()) ?? text).replace(/^\+44/, '').replace(/\D/g, '');
  return digits.replace(/^0(?=\d{2,})/, '');
}
