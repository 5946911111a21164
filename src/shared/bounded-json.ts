import { canonicalJson } from './hash';

/** How deep lists and objects may stand in one another. No question needs more than three. */
export const MOST_DEEP = 32;

/** Why something that was sent is not taken as a question, whatever it asks; undefined where it is. */
export function unfitFor(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number is too large';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === MOST_DEEP) return `lists or objects stand more than ${MOST_DEEP} deep in one another`;
  for (const part of Object.values(value)) {
    const why = unfitFor(part, depth + 1);
    if (why !== undefined) return why;
  }
  return undefined;
}

const LEFT_OUT = '…';

/**
 * The canonical JSON of whatever was sent, cut after so many characters. It throws nothing: what lies too deep is left out,
 * and a number that JSON has none of is written as a word.
 */
export function boundedJson(value: unknown, most = Infinity): string {
  const text = canonicalJson(writable(value, 0) ?? null);
  return text.length > most ? `${text.slice(0, most)}${LEFT_OUT}` : text;
}

function writable(value: unknown, depth: number): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : undefined;
  if (depth === MOST_DEEP) return LEFT_OUT;
  if (Array.isArray(value)) return value.map((part) => writable(part, depth + 1) ?? null);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, writable(part, depth + 1)]));
}
