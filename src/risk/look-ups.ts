import type { ContactMonth } from '../model/contact';
import type { Instant } from '../model/time';
import type { Policy } from '../policy';
import type { RiskContext } from './context';
import { holders } from './holders';
import { thousands } from './saying';

/** What a serving person's account did to one record in one UTC month. */
export interface LookUp {
  readonly person: number;
  /** The nominal, or the record of a system, that was opened. */
  readonly about: string;
  readonly month: string;
  readonly count: number;
  /** For how many of them a reason was given. */
  readonly reasoned: number;
  readonly first: Instant;
  /** When the last was. */
  readonly last: Instant;
  readonly contact: string;
  /** The record that says whose account it is; undefined where it does not rest on one. */
  readonly attribution: string | undefined;
}

/** Signing in opens nothing. */
const NOT_A_LOOK_UP: readonly ContactMonth['kind'][] = ['login', 'message'];

/** Every look-up of serving people whose account is known, in order of contact id; worked out once for all factors. */
export function lookUps(context: RiskContext): readonly LookUp[] {
  return context.shared('look-ups', () => {
    const holderOf = holders(context);
    return context.contacts('system-access').flatMap((c): LookUp[] => {
      if (NOT_A_LOOK_UP.includes(c.kind)) return [];
      const held = holderOf(c.from, c.first, c.last);
      const person = held && context.population.position.get(held.holder);
      if (held === undefined || person === undefined) return [];
      const { month, count, reasoned, first, last, id: contact } = c;
      const { record: attribution } = held;
      return [{ person, about: c.to, month, count, reasoned, first, last, contact, attribution }];
    });
  });
}

/** How many of look-ups count: those without a reason, and of the others the policy's share. */
export function countedOf({ reasonedLookUps }: Policy, { count, reasoned }: Reasons): number {
  return count - reasoned + reasonedLookUps * reasoned;
}

/** How many are told of: those of which anything counts. */
export function toldOf({ reasonedLookUps }: Policy, { count, reasoned }: Reasons): number {
  return reasonedLookUps === 0 ? count - reasoned : count;
}

/** What is said behind the number that is told of: `reasoned` had a reason. */
export function saidReasons({ reasonedLookUps }: Policy, reasoned: number): string {
  if (reasoned === 0) return 'with no reason given';
  return reasonedLookUps === 0
    ? `with no reason given (${thousands(reasoned)} more with one, not counted)`
    : `${thousands(reasoned)} of these with a reason, each of which counts ${reasonedLookUps}`;
}

type Reasons = Pick<LookUp, 'count' | 'reasoned'>;
