import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { Stretch } from '../view/projection';
import type { RiskContext } from './context';
import { decayed } from './decay';
import type { EvidenceItem } from './evidence';
import { partedByExplanation } from './explanations';
import { contactSides, type ContactSide } from './contact-sides';

/** Communications between a member of the population and one other, in one UTC month, both directions together. */
export interface StaffContact {
  readonly person: number;
  /** The holder of the other number; the number itself where nobody is known to have held it. */
  readonly other: EntityId;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly count: number;
  /** ms of the first of them. */
  readonly first: number;
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
    const found = new Map<number, Draft>();
    for (const side of remarkableSides(context)) note(found, side, side.contact);
    return [...found.values()].sort(inOrder);
  });
}

/** What of the same contacts nothing explained at the time; `count` is 0 where all of it was explained. */
export interface OpenContact extends StaffContact {
  /** All communications of the month, those explained included. */
  readonly total: number;
  /** The records on which it rests that some are explained. */
  readonly explainedBy: readonly string[];
}

/** The contacts with what nothing explains of them; worked out once for all factors. */
export function openContacts(context: RiskContext): readonly OpenContact[] {
  return context.shared('open contacts', () => {
    const parted = partedByExplanation(context);
    const found = new Map<number, Draft>();
    const explained = new Map<number, { total: number; by: Set<string> }>();
    for (const side of remarkableSides(context)) {
      const { open, by } = parted(side.person, side.other, side.contact);
      note(found, side, open);
      const known = explained.get(side.key) ?? { total: 0, by: new Set<string>() };
      known.total += side.contact.count;
      for (const record of by) known.by.add(record);
      explained.set(side.key, known);
    }
    return [...found]
      .map(([key, draft]) => {
        const { total, by } = explained.get(key)!;
        return { ...draft, total, explainedBy: [...by] };
      })
      .sort(inOrder);
  });
}

function remarkableSides(context: RiskContext): readonly ContactSide[] {
  return context.shared('remarkable sides', () => {
    const sides = contactSides(context);
    const counts = new Map<number, number>();
    for (const { key, contact } of sides) counts.set(key, (counts.get(key) ?? 0) + contact.count);
    return sides.filter(
      ({ key, other }) => OUTSIDER.test(other) || (counts.get(key) ?? 0) >= context.policy.intenseMonth,
    );
  });
}

/** A person who is not of the force. */
const OUTSIDER = /^person:[^.]*\.(?!staff:)/;

type Draft = { -readonly [K in keyof StaffContact]: StaffContact[K] } & {
  contacts: string[];
  attributions: string[];
};

/**
 * Adds what counts of a contact month (undefined: nothing) to what its holder has with the other in that month. Months
 * come in order of id.
 */
function note(found: Map<number, Draft>, side: ContactSide, part: Stretch | undefined): void {
  const { contact, person, other, mine, theirs, key } = side;
  let held = found.get(key);
  if (!held) {
    held = {
      person,
      other,
      month: contact.month,
      count: 0,
      first: Infinity,
      last: 0,
      contacts: [],
      countWithoutFirst: 0,
      attributions: [],
      otherRests: theirs?.record,
      gradeWeight: mine.gradeWeight * (theirs?.gradeWeight ?? 1),
    };
    found.set(key, held);
  }
  held.last = Math.max(held.last, ms(part?.last ?? contact.last));
  if (!part) return;
  held.first = Math.min(held.first, ms(part.first));
  if (held.contacts.length > 0) held.countWithoutFirst += part.count;
  held.count += part.count;
  held.contacts.push(contact.id);
  for (const holding of [mine, theirs]) {
    const record = holding?.record;
    if (record !== undefined && !held.attributions.includes(record)) held.attributions.push(record);
  }
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
  const about = { entity: contact.other, count, first: contact.first };
  return { person, weight: weigh(count) * scale, at: last, reference, about, supports, standIn };
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
