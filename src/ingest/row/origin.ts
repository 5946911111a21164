import type { FieldOrigin, ValueMap } from '../../model/mapping';

/** The text of one field in a delivered row, '' where it has none. */
export type TextOf = (cells: readonly (string | undefined)[]) => string;

/** How a field's text is put together from the cells. Throws RangeError for a column that is not among `columns`. */
export function textFrom(origin: FieldOrigin, columns: readonly string[]): TextOf {
  if ('constant' in origin) return () => origin.constant;
  if ('column' in origin) {
    const at = place(origin.column, columns);
    return (cells) => cells[at] ?? '';
  }
  if ('firstOf' in origin) {
    const choices = origin.firstOf.map((choice) => textFrom(choice, columns));
    return (cells) => {
      for (const choice of choices) {
        const text = choice(cells);
        if (text.trim() !== '') return text;
      }
      return '';
    };
  }
  return fromTemplate(origin.template, columns);
}

function fromTemplate(template: string, columns: readonly string[]): TextOf {
  const parts = template.split(/\{([^{}]+)\}/);
  const places = parts.map((part, i) => (i % 2 === 1 ? place(part, columns) : -1));
  return (cells) => {
    let text = '';
    let filled = false;
    for (let i = 0; i < parts.length; i++) {
      const at = places[i] ?? -1;
      const part = at < 0 ? (parts[i] ?? '') : (cells[at] ?? '');
      if (at >= 0 && part.trim() !== '') filled = true;
      text += part;
    }
    return filled ? text : '';
  };
}

function place(column: string, columns: readonly string[]): number {
  const at = columns.indexOf(column);
  if (at < 0) throw new RangeError(column);
  return at;
}

/** A text turned into its code; undefined where the list has none for it. Blanks stay blank without an `otherwise`. */
export function coded(map: ValueMap, text: string): string | undefined {
  const bare = text.trim();
  if (Object.hasOwn(map.codes, bare)) return map.codes[bare];
  if (map.otherwise !== undefined) return map.otherwise;
  return bare === '' ? '' : undefined;
}
