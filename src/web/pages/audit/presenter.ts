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
  /** Of a load, whether it was a dry run too. */
  readonly what: string;
  /** The first deliveries of a load, and how many more it had. */
  readonly deliveries: readonly string[];
  readonly moreDeliveries: number;
  readonly about: readonly string[];
  readonly outcome: string;
  readonly shown: number;
  readonly reason: string;
  readonly sealed: boolean;
  /** What it asks of whoever reads it; '' = nothing. */
  readonly question: string;
}

const MOST_DELIVERIES = 5;

export function actRow(act: Act): ActRow {
  const { id, at, user, role, about, outcome, shown, reason, sealed, deliveries } = act;
  const what =
    act.operation === '' ? plain(act.act) : `${plain(act.act)}: ${plain(act.operation).toLowerCase()}`;
  return {
    ...{ id, at, user, role, about, shown, reason, sealed },
    what: act.dryRun === true ? `${what}, a dry run` : what,
    deliveries: deliveries.slice(0, MOST_DELIVERIES),
    moreDeliveries: Math.max(0, deliveries.length - MOST_DELIVERIES),
    outcome: plain(outcome),
    question: plain(questionOf(act)),
  };
}
