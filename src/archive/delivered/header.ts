import { MOST_COLUMNS } from '../../model/mapping';
import { FileRefused } from '../archive';

/** The names of a header record, quotes and outer spaces taken off. Throws FileRefused `too_many_columns`, `header_missing` or `doubled_header`. */
export function headerNames(text: string, delimiter: string, line: number): string[] {
  const names = cellsOf(text, delimiter).map((cell) => cell.trim());
  if (names.length > MOST_COLUMNS) {
    throw new FileRefused(
      'too_many_columns',
      `Line ${line}, the header, has ${names.length} columns; ${MOST_COLUMNS} are read at most. Check the delimiter in the mapping, or deliver the columns that are needed.`,
      line,
    );
  }
  if (names.every((name) => name === '')) {
    throw new FileRefused(
      'header_missing',
      `Line ${line} holds no column names. State the header's line in the mapping under format.`,
      line,
    );
  }
  const seen = new Set<string>();
  const twice = names.find((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  if (twice !== undefined) {
    throw new FileRefused(
      'doubled_header',
      `Line ${line} names the column ${twice} twice. Rename one of the two, so that it is clear which is meant.`,
      line,
    );
  }
  return names;
}

/** The cells of one sound record (its structure was checked by the scan). */
export function cellsOf(text: string, delimiter: string): string[] {
  const found: string[] = [];
  for (let at = 0; at <= text.length;) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      found.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 2;
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next < 0 ? text.length : next;
      found.push(text.slice(at, end));
      at = end + 1;
    }
  }
  return found;
}
