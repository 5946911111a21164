import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { RiskContext } from './context';
import { decayed } from './decay';
import type { EvidenceItem } from './evidence';
import { contactSides, type ContactSide } from './contact-sides';

/** Communications between a member of the population and one other, in one UTC month, both directions together. */
export interface StaffContact {
  readonly person: number;
  /** The holder of the other number; the number itself where nobody is known to have held it. */
  readonly other: EntityId;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly count: number;
  /** ms of the last of them. */
  readonly last: number;
  /** The contact months that it joins, in order of id, and how many communications there are without the first. */
  readonly contacts: readonly string[];
  readonly countWithoutFirst: number;
  /** The attribution records that it rests on. */
  readonly attributions: readonly string[];
  /** The attribution that names the other; undefined where there is none, or it does not rest on one. */
  readonly otherRests: string | undefined;
  /** Product of the grade weights of the attributions, 0 to 1. */
  readonly gradeWeight: number;
}

/**
 * The contacts of serving people that a factor may ask about: with anybody outside the force who is known by name, and
 * with any number or person from the policy's remarkable month on. In order of person, other and month; worked out once
 * for all factors, from whole numbers first, since of very many contact months few are left.
 */
export function staffContacts(context: RiskContext): readonly StaffContact[] {
  return context.shared('staff contacts', () => {
    const sides = contactSides(context);
    const counts = new Map<number, number>();
    for (const { key, contact } of sides) counts.set(key, (counts.get(key) ?? 0) + contact.count);
    const found = new Map<number, Draft>();
    for (const side of sides) {
      const isNamed = OUTSIDER.test(side.other);
      if (isNamed || (counts.get(side.key) ?? 0) >= context.policy.intenseMonth) note(found, side);
    }
    return [...found.values()].sort(inOrder);
  });
}

/** A person who is not of the force. */
const OUTSIDER = /^person:[^.]*\.(?!staff:)/;

type Draft = { -readonly [K in keyof StaffContact]: StaffContact[K] } & {
  contacts: string[];
  attributions: string[];
};

/** Adds a contact month to what its holder has with the other in that month. Months come in order of id. */
function note(found: Map<number, Draft>, { contact, person, other, mine, theirs, key }: ContactSide): void {
  const { id, month, count } = contact;
  const last = ms(contact.last);
  const attributions = [mine, theirs].flatMap((h) => (h?.record === undefined ? [] : [h.record]));
  const held = found.get(key);
  if (!held) {
    const gradeWeight = mine.gradeWeight * (theirs?.gradeWeight ?? 1);
    const rests = { contacts: [id], countWithoutFirst: 0, attributions, otherRests: theirs?.record };
    found.set(key, { person, other, month, count, last, gradeWeight, ...rests });
    return;
  }
  held.count += count;
  held.countWithoutFirst += count;
  held.last = Math.max(held.last, last);
  held.contacts.push(id);
  for (const record of attributions) if (!held.attributions.includes(record)) held.attributions.push(record);
}

/** The contact as evidence, `weigh` being what so many communications count before grade and fading. */
export function contactEvidence(
  context: RiskContext,
  contact: StaffContact,
  halfLifeYears: number,
  weigh: (count: number) => number,
  alsoRests: readonly (string | undefined)[] = [],
): EvidenceItem {
  const { person, last, contacts, attributions, count, countWithoutFirst } = contact;
  const scale = contact.gradeWeight * decayed(context.years(last), halfLifeYears);
  const [reference, ...others] = contacts;
  if (reference === undefined) throw new RangeError('a contact joins at least one contact month');
  const supports = [...others, ...attributions, ...alsoRests.filter((r) => r !== undefined)];
  const standIn = countWithoutFirst > 0 ? weigh(countWithoutFirst) * scale : 0;
  return { person, weight: weigh(count) * scale, at: last, reference, supports, standIn };
}

/** What stands where a contact would have counted and is explained: the records that explain it, without weight. */
export function explainedItems(
  { person, last }: StaffContact,
  records: readonly (string | undefined)[],
): EvidenceItem[] {
  return records.flatMap((reference) =>
    reference === undefined ? [] : [{ person, weight: 0, at: last, reference }],
  );
}

function inOrder(a: StaffContact, b: StaffContact): number {
  return a.person - b.person || compare(a.other, b.other) || compare(a.month, b.month);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
