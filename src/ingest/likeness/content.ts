import { createHmac } from 'node:crypto';
import { foldedText } from '../../model/folded-text';
import type { Meaning } from '../../model/record';
import { issuedFields, type SourceDefinition } from '../../model/source';
import type { ReadRecord } from '../row/read-record';

/** Fields of any row that say where it lies and when it was taken in, and not what it says. */
const BESIDE = ['compartment', 'recorded_at', 'force'];
/** With fewer filled fields beside the ids, rows are alike by chance. */
const LEAST_FILLED = 3;

/** What a row says besides the ids that its system issued, as a keyed hash; '' where that is too little to be compared. */
export type LikenessOf = (record: Pick<ReadRecord, 'meanings' | 'force'>) => string;

/**
 * Makes likenesses of the rows of one source: 16 hexadecimal digits of HMAC-SHA-256 under the folder's key, so that nobody
 * without it can try out what a row says; a sealed field goes in as the mark that stands for it. Texts are compared in
 * small plain letters and single spaces.
 */
export function likenessOf(source: SourceDefinition, idKey: Buffer): LikenessOf {
  const issued = issuedFields(source);
  if (issued.length === 0) return () => '';
  const left = new Set([...issued, ...BESIDE]);
  const preset = new Set(
    Object.entries(source.fields).flatMap(([name, field]) => (field.default === undefined ? [] : [name])),
  );
  const folded = folder();
  return ({ meanings, force }) => {
    let filled = 0;
    let content = '';
    for (const [name, meaning] of Object.entries(meanings)) {
      if (left.has(name)) continue;
      const field = source.fields[name];
      const said = text(meaning, field?.many === true);
      content += `\u001e${name}\u001f${FOLDED.has(field?.type) ? folded(said) : said}`;
      if (!preset.has(name)) filled++;
    }
    if (filled < LEAST_FILLED) return '';
    return createHmac('sha256', idKey)
      .update(`likeness\u001f${source.id}\u001f${force}\u001f${content}`)
      .digest('hex')
      .slice(0, 16);
  };
}

/** What people write; all else is of a form already. */
const FOLDED: ReadonlySet<string | undefined> = new Set(['text', 'reference']);
const KEPT = 50_000;

/** Folds texts, of which the same recur from row to row. */
function folder(): (said: string) => string {
  const kept = new Map<string, string>();
  return (said) => {
    let folded = kept.get(said);
    if (folded === undefined) {
      folded = foldedText(said).text.replace(/\s+/g, ' ');
      if (kept.size >= KEPT) kept.clear();
      kept.set(said, folded);
    }
    return folded;
  };
}

/** Of several values the order is nobody's. */
function text(meaning: Meaning, many: boolean): string {
  if (!Array.isArray(meaning)) return String(meaning);
  const parts = meaning as readonly string[];
  return (many ? [...parts].sort() : parts).join('\u001d');
}
