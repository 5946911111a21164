import type { z } from 'zod';
import { csv } from '../../shared/csv';
import type { operation as audit } from '../catalogue/audit';

type Act = z.output<(typeof audit)['output']>['acts'][number];

/** What stands over the columns of acts, wherever they are listed. */
export const ACT_COLUMNS = [
  'when',
  'user',
  'role',
  'act',
  'operation',
  'about',
  'outcome',
  'ids shown',
  'question',
  'id',
  'reason',
];

/** An act under these columns. */
export function actCells(a: Act): (string | number)[] {
  const about = a.about.join(' ');
  const what = [a.at, a.user, a.role, a.act, a.operation, about, a.outcome];
  return [...what, a.shown, questionOf(a), a.id, a.reason];
}

/** What an act asks of whoever reads it; '' = nothing. */
export function questionOf({ self, circle }: Pick<Act, 'self' | 'circle'>): string {
  return self ? 'about themselves?' : circle ? 'about somebody close?' : '';
}

/** Acts as a file. */
export function actsCsv(acts: readonly Act[]): string {
  return csv([ACT_COLUMNS, ...acts.map(actCells)]);
}
