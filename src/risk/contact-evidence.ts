import { leaningKey, type ContactPart } from './contact-parts';
import type { RiskContext } from './context';
import { decayed } from './decay';
import type { EvidenceItem } from './evidence';
import type { StaffContact } from './staff-contacts';
import { weighedBeside, type SuspectedPart } from './suspected-contact';

/** On what else a factor's evidence of a contact rests. */
interface AlsoRests {
  readonly rests?: readonly (string | undefined)[];
  /** Untested records by which alone it is evidence at all, any of which would do, the best first. */
  readonly untested?: readonly string[];
}

/**
 * The contact as evidence, `weigh` being what so many communications count before grade and fading: one item of what the person
 * began, one of what they received, and one for each untested attribution, of what it adds to those before.
 */
export function contactEvidence(
  context: RiskContext,
  contact: StaffContact,
  halfLifeYears: number,
  weigh: (count: number) => number,
  { rests: alsoRests = [], untested = [] }: AlsoRests = {},
): EvidenceItem[] {
  const { person, contacts, attributions, other } = contact;
  const suspected = countedOf(contact);
  const rests = new Set([...contacts, ...(suspected?.through.map((t) => t.contact) ?? [])]);
  for (const record of [...attributions, ...(suspected?.rests ?? []), ...alsoRests, ...untested])
    if (record !== undefined) rests.add(record);
  const items = shares(contact, suspected).flatMap(({ part, before, beside }): EvidenceItem[] => {
    const [reference] = [...part.contacts, ...(beside?.through.map((t) => t.contact) ?? [])];
    if (reference === undefined) return [];
    const at = part.count > 0 ? part.last : (beside?.last ?? part.last);
    const scale = part.gradeWeight * decayed(context.years(at), halfLifeYears);
    const added = (count: number): number =>
      (weighedBeside(context.policy, before + count, beside?.counted ?? 0, weigh) - weigh(before)) * scale;
    const weight = added(part.count);
    return [
      {
        person,
        weight,
        at,
        reference,
        about: {
          entity: other,
          count: part.count + (beside?.open ?? 0),
          calls: callsOf(part, beside),
          first: Math.min(part.first, beside?.first ?? Infinity),
          ...(beside ? { through: beside.through } : {}),
        },
        supports: [...rests].filter((id) => id !== reference),
        ...leaning(part, beside, untested),
      },
    ];
  });
  const counted = items.filter((item) => item.weight > 0);
  return counted.length > 0 ? counted : items;
}

function callsOf(part: ContactPart, beside: SuspectedPart | undefined): { began: number; received: number } {
  const received = part.received + (beside?.received ?? 0);
  return { began: part.count + (beside?.open ?? 0) - received, received };
}

/** What rests on an untested attribution and on untested records is of the attribution, by which it came to the person at all. */
function leaning(
  { restsOn, isReceived, contacts }: ContactPart,
  beside: SuspectedPart | undefined,
  untested: readonly string[],
): Pick<EvidenceItem, 'testedWeight' | 'restsOn' | 'received'> {
  const first = restsOn.length > 0 ? restsOn : untested;
  if (first.length > 0) return { testedWeight: 0, restsOn: first };
  if (!isReceived) return {};
  return { testedWeight: 0, received: [...new Set([...contacts, ...(beside?.receivedIn ?? [])])] };
}

/** A part of a contact, how many communications count before it, and what is suspected beside it. */
interface Share {
  readonly part: ContactPart;
  readonly before: number;
  readonly beside: SuspectedPart | undefined;
}

/** The parts that count, in order; what is suspected stands beside the first of those that rest on what it rests on. */
function shares(contact: StaffContact, suspected: SuspectedPart | undefined): Share[] {
  const parts = contact.parts.filter((p) => p.count > 0);
  const isBeside = (p: ContactPart): boolean =>
    suspected !== undefined && leaningKey(p) === leaningKey(suspected);
  const all = [...parts];
  if (suspected && !parts.some(isBeside)) {
    const after = parts.filter((p) => leaningKey(p) < leaningKey(suspected)).length;
    all.splice(suspected.restsOn.length > 0 ? all.length : after, 0, onlySuspected(suspected));
  }
  return all.map((part, i) => ({
    part,
    before: all.slice(0, i).reduce((sum, p) => sum + p.count, 0),
    beside: isBeside(part) ? suspected : undefined,
  }));
}

/** Where none of the person's own communications of the month rest on what the suspected ones do. */
function onlySuspected({ restsOn, isReceived, last, gradeWeight }: SuspectedPart): ContactPart {
  const nothing = { count: 0, received: 0, first: Infinity, contacts: [] };
  return { restsOn, isReceived, gradeWeight, last, ...nothing };
}

function countedOf({ suspected }: StaffContact): SuspectedPart | undefined {
  return suspected && suspected.counted > 0 ? suspected : undefined;
}
