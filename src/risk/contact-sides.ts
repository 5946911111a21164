import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import type { RiskContext } from './context';
import { holders, type Holding } from './holders';
import { suspectedHolders, type SuspectedHolder } from './suspected-holders';

/** Of keys of one pair: a key divided by it, less the rest, is equal for equal person and other. */
export const MONTHS_OF_A_PAIR = 2 ** 10;

/** A contact month seen from one end that a serving person held. */
export interface ContactSide {
  readonly contact: ContactMonth;
  readonly person: number;
  readonly other: EntityId;
  readonly mine: Holding;
  readonly theirs: Holding | undefined;
  /** True where the other began it. */
  readonly received: boolean;
  /** Equal for equal person, other and month. */
  readonly key: number;
  /** Where the person is only suspected to have used the number at this end. */
  readonly suspected?: SuspectedHolder & { readonly number: EntityId };
}

/**
 * Both ends of every contact month that serving people held or are suspected to have; none where both are of one person.
 *
 * @param testedOther true where who is at the other end counts as unknown if nothing but untested attributions says so
 */
export function contactSides(context: RiskContext, { testedOther = false } = {}): ContactSide[] {
  const sides: ContactSide[] = [];
  const numberOther = numbering();
  const numberMonth = numbering();
  const { position } = context.population;
  const add = (
    contact: ContactMonth,
    mine: Holding,
    theirs: Holding | undefined,
    number: EntityId,
    suspected?: ContactSide['suspected'],
  ): void => {
    const person = position.get(mine.holder);
    if (person === undefined) return;
    const other = theirs?.holder ?? number;
    // Below 2^53: 2^21 people, 2^22 others, 2^10 months.
    const key = (person * 2 ** 22 + numberOther(other)) * MONTHS_OF_A_PAIR + numberMonth(contact.month);
    const received = contact.from === number;
    sides.push({ contact, person, other, mine, theirs, received, key, ...(suspected ? { suspected } : {}) });
  };
  const suspects = suspectedHolders(context);
  const addSuspected = (contact: ContactMonth, number: EntityId, to: EntityId, theirs?: Holding): void => {
    const suspected = suspects.get(number);
    if (!suspected || suspected.holder === theirs?.holder) return;
    const mine = { holder: suspected.holder, gradeWeight: 1, record: undefined, untested: [] };
    add(contact, mine, theirs, to, { ...suspected, number });
  };
  const addEnd = (
    contact: ContactMonth,
    mine: Holding | undefined,
    theirs: Holding | undefined,
    number: EntityId,
    to: EntityId,
  ): void => {
    const isUntested = testedOther && theirs !== undefined && theirs.untested.length > 0;
    // An untested row that gives the other number to the person too hides nothing of what their own shows.
    if (mine && mine.holder === theirs?.holder && !(isUntested && mine.untested.length === 0)) return;
    const known = isUntested ? undefined : theirs;
    if (mine) add(contact, mine, known, to);
    else if (suspects.size > 0) addSuspected(contact, number, to, known);
  };
  const holderOf = holders(context);
  for (const contact of context.contacts('phone-billing')) {
    const from = holderOf(contact.from, contact.first, contact.last);
    const to = holderOf(contact.to, contact.first, contact.last);
    addEnd(contact, from, to, contact.from, contact.to);
    addEnd(contact, to, from, contact.to, contact.from);
  }
  return sides;
}

/** Numbers texts in the order in which they come. */
function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}
