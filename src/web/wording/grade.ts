/** How firmly a link or a record may be taken: drawn solid, dashed and dotted, and said in a word. */
export type Certainty = 'confirmed' | 'unconfirmed' | 'tentative';

const SOURCE: Readonly<Record<string, string>> = {
  1: 'reliable source',
  2: 'untested source',
  3: 'not reliable source',
};
const INFORMATION: Readonly<Record<string, string>> = {
  A: 'known directly',
  B: 'known indirectly but corroborated',
  C: 'known indirectly',
  D: 'not known',
  E: 'suspected to be false',
};

/** Stands in place of a grade where no record states the link. */
export const INFERRED = 'inferred';

/** A grade as a chip shows it. `text` is as answers give it: `1B`, `5x5x5:B3`, or null for none. */
export interface GradeChip {
  readonly text: string;
  readonly means: string;
  readonly certainty: Certainty;
}

/** What a grade says in words; an ungraded record is a record of the force, never a 1A. */
export function gradeChip(text: string | null): GradeChip {
  if (text === INFERRED) {
    return { text, means: 'worked out from other links; no record states it', certainty: 'tentative' };
  }
  if (text === null)
    return { text: 'ungraded', means: 'a record of the force, not graded', certainty: 'confirmed' };
  const old = /^5x5x5:(.*)$/.exec(text);
  if (old) {
    const means = 'an old 5x5x5 grade, as delivered; to be evaluated again before it is relied on';
    return { text: `5x5x5 ${old[1] ?? ''}`, means, certainty: 'tentative' };
  }
  const source = text.charAt(0);
  const information = text.charAt(1);
  return {
    text,
    means: `${SOURCE[source] ?? 'source not stated'}, ${INFORMATION[information] ?? 'information not stated'}`,
    certainty: certaintyOf(source, information),
  };
}

/** Confirmed: reliable and known directly or corroborated. Tentative: not reliable, not known, or thought false. */
function certaintyOf(source: string, information: string): Certainty {
  if (source === '3' || information === 'D' || information === 'E') return 'tentative';
  return source === '1' && (information === 'A' || information === 'B') ? 'confirmed' : 'unconfirmed';
}
