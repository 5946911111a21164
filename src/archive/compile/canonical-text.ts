import { byCodeUnit } from '../../shared/compare';
import { ident, literal } from './sql';

/**
 * The RFC 8785 text of a row, built set-wise: `canonicalJson` of the fields that have text. Field names are of a source
 * and plain; control characters but tab and line ends were rejected before, so that five escapes are all there are.
 */
export function canonicalText(
  fields: readonly { readonly field: string; readonly column: string }[],
): string {
  const members = [...fields]
    .sort((a, b) => byCodeUnit(a.field, b.field))
    .map(({ field, column }) => {
      return `${literal(`"${field}":"`)} || ${escaped(ident(column))} || '"'`;
    });
  return members.length === 0 ? `'{}'` : `'{' || concat_ws(',', ${members.join(', ')}) || '}'`;
}

function escaped(value: string): string {
  const pairs = [
    [`chr(92)`, `chr(92) || chr(92)`],
    [`'"'`, `chr(92) || '"'`],
    [`chr(9)`, `chr(92) || 't'`],
    [`chr(10)`, `chr(92) || 'n'`],
    [`chr(13)`, `chr(92) || 'r'`],
  ];
  return pairs.reduce((text, [from, to]) => `replace(${text}, ${from}, ${to})`, value);
}
