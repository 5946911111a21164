import type { z } from 'zod';
import { csv } from '../../shared/csv';
import type { operation as audit } from '../catalogue/audit';

type Act = z.output<(typeof audit)['output']>['acts'][number];

/** What stands over the columns of acts in a file. */
const COLUMNS = [
  'when',
  'user',
  'role',
  'act',
  'operation',
  'about',
  'deliveries',
  'dry run',
  'outcome',
  'ids shown',
  'question',
  'id',
  'reason',
];

function cells(a: Act): (string | number)[] {
  const dryRun = a.dryRun === null ? '' : a.dryRun ? 'yes' : 'no';
  const about = [a.about.join(' '), a.deliveries.join(' '), dryRun];
  const what = [a.at, a.user, a.role, a.act, a.operation, ...about, a.outcome];
  return [...what, a.shown, questionOf(a), a.id, a.reason];
}

/** What an act asks of whoever reads it; '' = nothing. */
export function questionOf({ self, circle }: Pick<Act, 'self' | 'circle'>): string {
  return self ? 'about themselves?' : circle ? 'about somebody close?' : '';
}

/** Acts as a file. */
export function actsCsv(acts: readonly Act[]): string {
  return csv([COLUMNS, ...acts.map(cells)]);
}

/** What is said besides where a subject has no act that can be read: that there is none tells nothing. */
export const NONE_OF_SUBJECT =
  'That no act is told does not say whether there is such a person or thing: whoever is close to you is answered in the same way, and so is what nobody has looked at or what is not held.';

/** How much of a list or a text a table of a terminal has. */
const MOST_LETTERS = 40;

/** Acts as a table of a terminal: without what is in none of them, and with the beginning of what is long. A file has all. */
export function actsTable(
  acts: readonly Act[],
  when: (at: string) => string,
): { readonly head: string[]; readonly rows: (string | number)[][] } {
  const columns: readonly (readonly [string, (a: Act) => string | number])[] = [
    ['when', (a) => when(a.at)],
    ['user', (a) => a.user],
    ['act', actOf],
    ['about', (a) => beginning([...a.about, ...a.deliveries])],
    ['outcome', (a) => a.outcome],
    ['ids shown', (a) => a.shown],
    ['question', questionOf],
    ['id', (a) => a.id],
    ['reason', (a) => cut(a.reason)],
  ];
  const filled = columns.filter(([, of], i) => i < FEWEST || acts.some((a) => of(a) !== ''));
  return { head: filled.map(([name]) => name), rows: acts.map((a) => filled.map(([, of]) => of(a))) };
}

/** Columns that are there whatever is in them. */
const FEWEST = 6;

function actOf({ act, operation, dryRun }: Act): string {
  const what = operation === '' ? act : act === 'asked' ? operation : `${operation} (${act})`;
  return dryRun === true ? `${what} (dry run)` : what;
}

function cut(text: string): string {
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1)}…`;
}

/** As many of them as there is room for, and how many more there are. */
function beginning(ids: readonly string[]): string {
  let taken = 0;
  for (let letters = 0; taken < ids.length; taken++) {
    letters += (ids[taken]?.length ?? 0) + 1;
    if (letters > MOST_LETTERS && taken > 0) break;
  }
  const more = ids.length > taken ? ` +${ids.length - taken}` : '';
  return `${cut(ids.slice(0, taken).join(' '))}${more}`;
}
