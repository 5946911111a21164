import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { byCodeUnit } from '../../../src/shared/compare';

export interface ChangedFile {
  readonly file: string;
  readonly text: string;
  /** Where the character stood, for a message. */
  readonly what: string;
}

/** Every cell of every row of a delivery's files with one character of it changed: the last that has another like it. */
export function changedRows(delivery: string): ChangedFile[] {
  return readdirSync(delivery)
    .filter((file) => file.endsWith('.csv'))
    .sort(byCodeUnit)
    .flatMap((file) => changesOf(file, readFileSync(path.join(delivery, file), 'utf8')));
}

function changesOf(file: string, text: string): ChangedFile[] {
  const found: ChangedFile[] = [];
  const head = text.slice(0, text.indexOf('\n')).split(',');
  let line = 1;
  let cell = 0;
  let quoted = false;
  let last = -1;
  for (let i = text.indexOf('\n') + 1; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      if (last >= 0) {
        const changed = `${text.slice(0, last)}${other(text[last] ?? '')}${text.slice(last + 1)}`;
        found.push({ file, text: changed, what: `${file} row ${line} ${head[cell] ?? ''}` });
      }
      last = -1;
      cell = c === '\n' ? 0 : cell + 1;
      if (c === '\n') line += 1;
    } else if (/[0-9a-zA-Z]/.test(c) && !(c === 'Z' && /\d/.test(text[i - 1] ?? ''))) last = i;
  }
  return found;
}

/** Another digit for a digit, another letter of the same case for a letter. */
function other(c: string): string {
  if (/\d/.test(c)) return String((Number(c) + 1) % 10);
  const base = c >= 'a' ? 97 : 65;
  return String.fromCharCode(base + ((c.charCodeAt(0) - base + 1) % 26));
}
