import type { z } from 'zod';
import { questionOf } from '../../../operations/audit/acts-table';
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
  readonly sealed: boolean;
  /** What it asks of whoever reads it; '' = nothing. */
  readonly question: string;
}

export function actRow(act: Act): ActRow {
  const { id, at, user, role, about, outcome, shown, reason, sealed } = act;
  return {
    ...{ id, at, user, role, about, shown, reason, sealed },
    what: act.operation === '' ? plain(act.act) : `${plain(act.act)}: ${plain(act.operation).toLowerCase()}`,
    outcome: plain(outcome),
    question: plain(questionOf(act)),
  };
}
