import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import type { RiskContext } from './context';
import { holders, type Holding } from './holders';

/** A contact month seen from one end that a serving person held. */
export interface ContactSide {
  readonly contact: ContactMonth;
  readonly person: number;
  readonly other: EntityId;
  readonly mine: Holding;
  readonly theirs: Holding | undefined;
  /** Equal for equal person, other and month. */
  readonly key: number;
}

/** Both ends of every contact month that serving people held; none where both are of one person. */
export function contactSides(context: RiskContext): ContactSide[] {
  const sides: ContactSide[] = [];
  const numberOther = numbering();
  const numberMonth = numbering();
  const { position } = context.population;
  const add = (contact: ContactMonth, mine: Holding, theirs: Holding | undefined, number: EntityId): void => {
    const person = position.get(mine.holder);
    if (person === undefined) return;
    const other = theirs?.holder ?? number;
    // Below 2^53: 2^21 people, 2^22 others, 2^10 months.
    const key = (person * 2 ** 22 + numberOther(other)) * 2 ** 10 + numberMonth(contact.month);
    sides.push({ contact, person, other, mine, theirs, key });
  };
  const holderOf = holders(context);
  for (const contact of context.contacts('phone-billing')) {
    const from = holderOf(contact.from, contact.first, contact.last);
    const to = holderOf(contact.to, contact.first, contact.last);
    if (from?.holder === to?.holder) continue;
    if (from) add(contact, from, to, contact.to);
    if (to) add(contact, to, from, contact.from);
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
