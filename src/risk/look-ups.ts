import type { ContactMonth } from '../model/contact';
import type { Instant } from '../model/time';
import type { RiskContext } from './context';
import { holders } from './holders';

/** What a serving person's account did to one record in one UTC month. */
export interface LookUp {
  readonly person: number;
  /** The nominal, or the record of a system, that was opened. */
  readonly about: string;
  readonly month: string;
  readonly count: number;
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
      const { month, count, first, last, id: contact } = c;
      return [{ person, about: c.to, month, count, first, last, contact, attribution: held.record }];
    });
  });
}
