import { MOST_COLUMNS } from '../../model/mapping';

/** Why a line is no row. */
export type JsonFault = 'bad_json' | 'duplicate_json_key' | 'too_many_keys';

const SPACE = /[ \t\r]*/y;
const STRING = /"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * One JSON object whose values are texts, numbers, booleans or null, as key to text: a number keeps the digits that were
 * delivered (JSON.parse would round long identifiers), null is ''. A key given twice is a fault, since nobody can tell
 * which was meant.
 */
export function readFlatObject(line: string): ReadonlyMap<string, string> | JsonFault {
  const row = new Map<string, string>();
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(line)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (char: string): boolean => {
    take(SPACE);
    if (line[at] !== char) return false;
    at++;
    take(SPACE);
    return true;
  };
  if (!skip('{')) return 'bad_json';
  if (!skip('}')) {
    do {
      const key = take(STRING);
      if (key === undefined || !skip(':')) return 'bad_json';
      const name = JSON.parse(key) as string;
      const text = take(STRING);
      const value = text === undefined ? take(OTHER) : (JSON.parse(text) as string);
      if (value === undefined || /\p{Surrogate}/u.test(name + value)) return 'bad_json';
      if (row.has(name)) return 'duplicate_json_key';
      if (row.size === MOST_COLUMNS) return 'too_many_keys';
      row.set(name, text === undefined && value === 'null' ? '' : value);
    } while (skip(','));
    if (!skip('}')) return 'bad_json';
  }
  return at === line.length ? row : 'bad_json';
}
