import type { z } from 'zod';
import type { operation as audit } from '../../../operations/catalogue/audit';
import { plain } from '../../wording/names';

type Act = z.output<(typeof audit)['output']>['acts'][number];

/** An act as a row. */
export interface ActRow {
  readonly id: string;
  readonly at: string;
  readonly user: string;
  readonly role: string;
  readonly what: string;
  readonly about: readonly string[];
  readonly outcome: string;
  readonly shown: number;
  readonly reason: string;
  /** What it asks of whoever reads it; '' = nothing. */
  readonly question: string;
}

export function actRow(act: Act): ActRow {
  const { id, at, user, role, about, outcome, shown, reason } = act;
  return {
    ...{ id, at, user, role, about, shown, reason },
    what: act.operation === '' ? plain(act.act) : `${plain(act.act)}: ${plain(act.operation).toLowerCase()}`,
    outcome: plain(outcome),
    question: act.self ? 'About themselves?' : act.circle ? 'About somebody close to them?' : '',
  };
}

export const CSV_HEAD = [
  'when',
  'user',
  'role',
  'act',
  'about',
  'outcome',
  'ids shown',
  'reason',
  'question',
  'id',
];

export function csvRow(row: ActRow): (string | number)[] {
  return [
    ...[row.at, row.user, row.role, row.what, row.about.join(' '), row.outcome],
    row.shown,
    ...[row.reason, row.question, row.id],
  ];
}
