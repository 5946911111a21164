import { DASHES, UNSEEN } from '../../model/native-id';
import { literal, trimmed } from './sql';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** The plain characters that have one of full width. */
const PLAIN = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join('');
const FULL_WIDTH = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join('');

/** What a person takes for the same id, as `nativeIdFrom` has it, of a trimmed text. Most are of plain letters alone. */
export function plainId(text: string): string {
  const dashed = `regexp_replace(${shownOf(text)}, '[${characters(DASHES)}]', '-', 'g')`;
  const narrow = `translate(${dashed}, ${literal(FULL_WIDTH)}, ${literal(PLAIN)})`;
  return `CASE WHEN strlen(${text}) = length(${text}) THEN ${text} ELSE ${trimmed(narrow)} END`;
}

/** A text without what shows nothing. */
export function shownOf(text: string): string {
  return `regexp_replace(${text}, '[${characters(UNSEEN)}]', '', 'g')`;
}

/** The letters A to Z in capitals. */
export function inCapitals(text: string): string {
  return `translate(${text}, '${LETTERS}', '${LETTERS.toUpperCase()}')`;
}

/** A character class as the archive's patterns write it. */
function characters(unicode: string): string {
  return unicode.replace(/\\u([0-9A-F]{4})/g, '\\x{$1}');
}
