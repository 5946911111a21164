import { MASK, type ProtectedList } from '../../model/protected';

const BETWEEN = '[^0-9A-Za-z]*';
const COUNTRY = `(?:(?:\\+|00)?44${BETWEEN}(?:0${BETWEEN})?|\\+|00?${BETWEEN})?`;
const HOST_END = '(?=\\.?(?:$|[^a-z0-9.-]))';

const patterns = new WeakMap<ProtectedList, readonly RegExp[]>();

/** A text with what it names of the list taken out; the text itself where it names nothing. */
export function masked(text: string, list: ProtectedList): string {
  if (!list.isNamedIn(text)) return text;
  const left = patternsOf(list).reduce((rest, pattern) => rest.replace(pattern, MASK), text);
  // Written in a way that was recognised and not found again: then all of it goes.
  return list.isNamedIn(left) ? MASK : left;
}

function patternsOf(list: ProtectedList): readonly RegExp[] {
  const kept = patterns.get(list);
  if (kept) return kept;
  const made = [
    [...list.digits].map((digits) => `${COUNTRY}${[...digits].join(BETWEEN)}(?:[ -]?[0-9])*`),
    [...list.shortNumbers].map((digits) => `(?<![0-9a-z])${digits}(?![0-9a-z])`),
    [...list.addresses].map((address) => `(?<![a-z0-9._%+-])${escaped(address)}${HOST_END}`),
    [...list.domains].map(
      (domain) => `(?:[a-z0-9._%+-]*@)?(?:[a-z0-9-]+\\.)*(?<![a-z0-9-])${escaped(domain)}${HOST_END}`,
    ),
    [...list.accounts].map((account) => `(?<![a-z0-9_.-])${escaped(account)}(?=\\.?(?:$|[^a-z0-9_.-]))`),
  ].flatMap((alternatives) => (alternatives.length === 0 ? [] : [new RegExp(alternatives.join('|'), 'gi')]));
  patterns.set(list, made);
  return made;
}

function escaped(text: string): string {
  return text.replace(/[.+]/g, '\\$&');
}
