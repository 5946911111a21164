import { who as whoIs, type Named } from '../model/naming';
import { visibleOnOneLine } from '../shared/visible';
import { weightText } from '../web/wording/figures';

/** What a cell of a table may hold: nothing else compiles, so that no object is ever printed as one. */
type Cell = string | number | null;

/** Where lines of words end, on a terminal that is as wide or that does not say. */
const WIDEST = 120;

/** Rows as an aligned table for a terminal; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return tableLines(head, rows).join('\n');
}

/** The same with words under each row, which a column would make too wide to read. */
export function notedTable(
  head: readonly string[],
  rows: readonly { readonly cells: readonly Cell[]; readonly notes: readonly string[] }[],
  indent = 6,
): string {
  const [top, under, ...told] = tableLines(
    head,
    rows.map(({ cells }) => cells),
  );
  const noted = told.flatMap((line, i) => [line, ...rows[i]!.notes.map((note) => wrapped(note, indent))]);
  return lines(top!, under!, noted);
}

/** A text in lines no wider than the terminal, each after so many spaces; a word that is wider stands alone. */
export function wrapped(text: string, indent: number, width = process.stdout.columns ?? WIDEST): string {
  const most = Math.max(20, Math.min(width, WIDEST) - indent);
  const said: string[] = [];
  for (const word of visibleOnOneLine(text).split(' ')) {
    const last = said.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      said[said.length - 1] = `${last} ${word}`;
    else said.push(word);
  }
  return said.map((line) => `${' '.repeat(indent)}${line}`.trimEnd()).join('\n');
}

function tableLines(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const text = rows.map((row) => row.map((cell) => (cell === null ? '' : visibleOnOneLine(String(cell)))));
  const widths = head.map((h, i) => Math.max(h.length, ...text.map((row) => row[i]?.length ?? 0)));
  const numeric = head.map(
    (_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number' || row[i] === null),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...text.map(line)];
}

/** A person or thing by name, with the id beside it. */
export function who(named: Named): string {
  return visibleOnOneLine(whoIs(named));
}

/** The end of a step: its name, and the graph id to ask further with. */
export function end(id: string, label: string): string {
  return visibleOnOneLine(`${label} [${id}]`);
}

/** The weight of a link to so many places; of one that is there, never what reads as none. */
export function weightCell(weight: number, places: number): Cell {
  const text = weightText(weight, places);
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** Lines without those that are empty texts. */
export function lines(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== '')
    .join('\n');
}

/** What was found to differ, each with what it is of. */
export function toldFaults(faults: readonly { readonly what: string; readonly message: string }[]): string[] {
  return faults.map(({ what, message }) => `${visibleOnOneLine(what)}: ${indented(message)}`);
}

/** A message of ours may have lines; no name in it does, since a manifest refuses one that would. */
function indented(message: string): string {
  return message.replaceAll('\n', '\n  ');
}
