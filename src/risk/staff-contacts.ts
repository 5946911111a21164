import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { Stretch } from '../view/projection';
import type { RiskContext } from './context';
import type { EvidenceItem } from './evidence';
import { partedByExplanation } from './explanations';
import { contactSides, MONTHS_OF_A_PAIR, type ContactSide } from './contact-sides';
import { notePart, type ContactPart, type PartDraft } from './contact-parts';
import type { Holding } from './holders';
import { besideOwn, noteSuspected, type Noted, type SuspectedPart } from './suspected-contact';

/**
 * Communications between a member of the population and one other, in one UTC month, both directions together. `count` and
 * what is beside it are of numbers attributed to the person: 0 and none where all of it is only suspected.
 */
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
  /** The contact months that it joins, in order of id. */
  readonly contacts: readonly string[];
  /** The same by what it rests on: first what needs no untested attribution. */
  readonly parts: readonly ContactPart[];
  /** The attribution records that it rests on. */
  readonly attributions: readonly string[];
  /** The attribution that names the other; undefined where there is none, or it does not rest on one. */
  readonly otherRests: string | undefined;
  /** What went through numbers only suspected to be the person's. */
  readonly suspected?: SuspectedPart;
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
    return besideOwn([...found.values()])
      .filter((c) => withSuspected(c) > 0)
      .sort(inOrder);
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
  return context.shared('open contacts', () => openIn(context, remarkableSides(context)));
}

/**
 * The same, a number whose holder is known by untested attributions alone being a number of nobody known: such a row neither
 * excuses contact with it nor makes less of it.
 */
export function openContactsTested(context: RiskContext): readonly OpenContact[] {
  return context.shared('open contacts with tested others', () =>
    openIn(context, remarkable(context, contactSides(context, { testedOther: true }))),
  );
}

function openIn(context: RiskContext, sides: readonly ContactSide[]): readonly OpenContact[] {
  const parted = partedByExplanation(context);
  const found = new Map<number, Draft>();
  const explained = new Map<number, { total: number; by: Set<string> }>();
  for (const side of sides) {
    const { open, by } = parted(side.person, side.other, side.contact);
    note(found, side, open);
    const known = explained.get(side.key) ?? { total: 0, by: new Set<string>() };
    if (!side.suspected) known.total += side.contact.count;
    for (const record of by) known.by.add(record);
    explained.set(side.key, known);
  }
  const months = [...found].map(([key, draft]) => {
    const { total, by } = explained.get(key)!;
    return { ...draft, total, explainedBy: [...by] };
  });
  return besideOwn(months).sort(inOrder);
}

function remarkableSides(context: RiskContext): readonly ContactSide[] {
  return context.shared('remarkable sides', () => remarkable(context, contactSides(context)));
}

function remarkable(context: RiskContext, sides: readonly ContactSide[]): readonly ContactSide[] {
  const counts = new Map<number, number>();
  for (const { key, contact } of sides) counts.set(key, (counts.get(key) ?? 0) + contact.count);
  const pairs = new Set(sides.flatMap(({ key, suspected }) => (suspected ? [pairIn(key)] : [])));
  return sides.filter(
    ({ key, other }) =>
      OUTSIDER.test(other) || (counts.get(key) ?? 0) >= context.policy.intenseMonth || pairs.has(pairIn(key)),
  );
}

/** A person who is not of the force. */
const OUTSIDER = /^person:[^.]*\.(?!staff:)/;

type Draft = { -readonly [K in keyof Omit<StaffContact, 'suspected'>]: StaffContact[K] } & {
  contacts: string[];
  attributions: string[];
  parts: PartDraft[];
} & Noted;

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
      parts: [],
      attributions: [],
      otherRests: theirs?.record,
    };
    found.set(key, held);
  }
  if (side.suspected) {
    held.noted = noteSuspected(held.noted, side, part);
    return;
  }
  notePart(held.parts, side, part);
  held.last = Math.max(held.last, ms(part?.last ?? contact.last));
  if (!part) return;
  held.first = Math.min(held.first, ms(part.first));
  held.count += part.count;
  held.contacts.push(contact.id);
  for (const holding of [mine, theirs])
    for (const record of restsOf(holding))
      if (!held.attributions.includes(record)) held.attributions.push(record);
}

/** How many communications there are with what counts of those that are only suspected. */
export function withSuspected({ count, suspected }: StaffContact): number {
  return count + (suspected?.counted ?? 0);
}

/** The attributions on which a holding rests: the one without which it would be another, and all that are untested. */
function restsOf(holding: Holding | undefined): readonly string[] {
  if (holding?.record === undefined) return holding?.untested ?? [];
  return [holding.record, ...holding.untested];
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

/** Of a side's key: equal for equal person and other. */
function pairIn(key: number): number {
  return Math.floor(key / MONTHS_OF_A_PAIR);
}

function inOrder(a: StaffContact, b: StaffContact): number {
  return a.person - b.person || compare(a.other, b.other) || compare(a.month, b.month);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
