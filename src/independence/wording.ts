import { withoutLookAlikes } from './look-alikes';

/** A text as it is compared: without case, marks, spacing, what is not seen and which of two letters alike was used. */
export interface Wording {
  /** All letters and digits in one. */
  readonly letters: string;
  /** False where it says too little for even the very same words to mean one writer. */
  readonly tellable: boolean;
  /** Words cannot be told by its spaces. */
  readonly unspaced: boolean;
  /** Runs of three words; none where there are too few words. */
  readonly runs: ReadonlySet<string>;
  /** Runs of six letters, for what has no words; none where there are too few letters. Made when first asked for. */
  letterRuns(): ReadonlySet<string>;
}

/** How a text is to another: much the same, or it holds the other and far more, or is held in it. */
export type Likeness = 'same' | 'holds' | 'held';

/** Words, and letters, of which one run is made: six letters are about three words of Chinese. */
const RUN = 3;
const LETTER_RUN = 6;
/** Letters that stand for one of the fewest words. */
const LETTERS_A_WORD = 2;
/** What says no more than this is written alike by chance. */
const TELLABLE_WORDS = 3;
const TELLABLE_LETTERS = 12;
/** Letters a word has on average in what is written with spaces; about 4½ in English. */
const SPACED = [3, 15] as const;
/** From this share of its letters on, a text is of writing that puts no spaces between words. */
const UNSPACED_SHARE = 0.25;
const UNSPACED_LETTER =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/gu;
/** Marks on letters, and characters that are not seen: soft hyphens, joiners, spaces of no width. */
const MARKS_AND_UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{C}/gu;

/** @param fewest words below which a text is told from another only where they are the very same */
export function wordingOf(text: string, fewest: number): Wording {
  const words = withoutLookAlikes(plain(text).toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.join('');
  const perWord = letters.length / Math.max(1, words.length);
  const unspaced =
    perWord < SPACED[0] ||
    perWord > SPACED[1] ||
    (letters.match(UNSPACED_LETTER)?.length ?? 0) >= UNSPACED_SHARE * letters.length;
  let letterRuns: ReadonlySet<string> | undefined;
  return {
    letters,
    unspaced,
    tellable: words.length >= TELLABLE_WORDS || (unspaced && letters.length >= TELLABLE_LETTERS),
    runs: runsOf(words, RUN, fewest, ' '),
    letterRuns: () => (letterRuns ??= runsOf(Array.from(letters), LETTER_RUN, fewest * LETTERS_A_WORD, '')),
  };
}

/** Without marks and what is not seen. Plain ASCII, which most of English is, has none. */
function plain(text: string): string {
  if (/^[\s\x20-\x7e]*$/.test(text)) return text;
  return text.normalize('NFKD').toLowerCase().replace(MARKS_AND_UNSEEN, '').normalize('NFC');
}

function runsOf(of: readonly string[], run: number, fewest: number, between: string): ReadonlySet<string> {
  if (of.length < Math.max(run, fewest)) return new Set();
  return new Set(of.slice(run - 1).map((_, i) => of.slice(i, i + run).join(between)));
}

/**
 * How `a` is to `b`, where they are alike: where they are the same but for spacing, or have at least `share` (0 to 1) of the
 * runs of the shorter in common (containment, Broder 1997), so that a copy with a sentence added is still a copy. By
 * runs of letters where either cannot be told into words.
 *
 * They are the same, and not one held in the other, as long as the longer is too short to hold two such texts that have
 * nothing in common: below 2 · `share` times the shorter.
 */
export function likeness(a: Wording, b: Wording, share: number): Likeness | undefined {
  if (a.letters === b.letters) return a.tellable && b.tellable ? 'same' : undefined;
  const byLetters = a.unspaced || b.unspaced;
  const [mine, other] = byLetters ? [a.letterRuns(), b.letterRuns()] : [a.runs, b.runs];
  const [less, more] = mine.size <= other.size ? [mine, other] : [other, mine];
  if (less.size === 0) return undefined;
  let shared = 0;
  for (const run of less) if (more.has(run)) shared++;
  if (shared < share * less.size) return undefined;
  if (more.size < 2 * share * less.size || less.size === more.size) return 'same';
  return mine === more ? 'holds' : 'held';
}
