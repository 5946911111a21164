import { MASK, type ProtectedList } from '../../model/protected';

/** A text with what it names of the list taken out; the text itself where it names nothing. */
export function masked(text: string, list: ProtectedList): string {
  const named = [...list.namings(text)].sort((a, b) => a.start - b.start);
  if (named.length === 0) return text;
  let left = '';
  let at = 0;
  for (const { start, end } of named) {
    if (start >= at) left += text.slice(at, start) + MASK;
    at = Math.max(at, end);
  }
  left += text.slice(at);
  // What stood beside a name may be one by itself, now that the name is gone: then all of it goes.
  return list.isNamedIn(left) ? MASK : left;
}
