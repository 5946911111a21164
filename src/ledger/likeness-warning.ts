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
const SAME_EVENTS = ' tell of the same contacts at the same times as ';
const DOUBLED =
  'If it is the same once more, all in it counts twice: docs/deliveries.md says how to look at it and how to take it back.';

/** What is said of a file whose new rows are mostly like rows of earlier files. */
export function likeEarlierRows(file: string, like: LikeRows): string {
  return `${file}: ${share(like)} of its new rows${AGAIN}rows that stand under other ids: ${filesOf(like)}. ${DOUBLED}`;
}

/** The same of events, which have no ids: their ends, kinds and times are those of rows that otherwise differ. */
export function likeEarlierEvents(file: string, like: LikeRows): string {
  return `${file}: ${share(like)} of its new rows${SAME_EVENTS}rows of earlier files that differ in something else: ${filesOf(like)}. ${DOUBLED}`;
}

function filesOf({ files }: LikeRows): string {
  const named = files
    .slice(0, NAMED)
    .map((f) => `${f.delivery}, ${f.file} (${f.rows})`)
    .join('; ');
  const more = files.length > NAMED ? `; and ${several(files.length - NAMED, 'other file')}` : '';
  return `${named}${more}`;
}

/** What is said of a file whose rows are mostly repeated in it. */
export function likeOwnRows(file: string, like: LikeRows): string {
  return `${file}: ${share(like)} of its rows${AGAIN}other rows of it. ${DOUBLED}`;
}

/** True of such a warning. */
export function isLikeness(file: string, warning: string): boolean {
  return warning.startsWith(`${file}: `) && [AGAIN, SAME_EVENTS].some((words) => warning.includes(words));
}

function share({ rows, of, about }: LikeRows): string {
  return about ? `about ${rows} of about ${of}` : `${rows} of ${of}`;
}
