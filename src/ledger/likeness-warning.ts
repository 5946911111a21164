import { several } from '../shared/several';

/** Rows of a file that are like rows of others, as far as whoever loaded it may know. */
export interface LikeRows {
  readonly rows: number;
  readonly of: number;
  /** Whether the numbers are of a share of the rows. */
  readonly about: boolean;
  /** The earlier files that they are like rows of, the most frequent first. */
  readonly files: readonly { readonly delivery: string; readonly file: string; readonly rows: number }[];
}

const NAMED = 3;
const AGAIN = ' say the same, besides the ids that their system issues, as ';
const DOUBLED =
  'If it is the same once more, all in it counts twice: docs/deliveries.md says how to look at it and how to take it back.';

/** What is said of a file whose new rows are mostly like rows of earlier files. */
export function likeEarlierRows(file: string, like: LikeRows): string {
  const named = like.files
    .slice(0, NAMED)
    .map((f) => `${f.delivery}, ${f.file} (${f.rows})`)
    .join('; ');
  const more = like.files.length > NAMED ? `; and ${several(like.files.length - NAMED, 'other file')}` : '';
  return `${file}: ${share(like)} of its new rows${AGAIN}rows that stand under other ids: ${named}${more}. ${DOUBLED}`;
}

/** What is said of a file whose rows are mostly repeated in it. */
export function likeOwnRows(file: string, like: LikeRows): string {
  return `${file}: ${share(like)} of its rows${AGAIN}other rows of it. ${DOUBLED}`;
}

/** True of such a warning. */
export function isLikeness(file: string, warning: string): boolean {
  return warning.startsWith(`${file}: `) && warning.includes(AGAIN);
}

function share({ rows, of, about }: LikeRows): string {
  return about ? `about ${rows} of about ${of}` : `${rows} of ${of}`;
}
