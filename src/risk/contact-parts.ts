import { ms } from '../model/time';
import type { Stretch } from '../view/projection';
import type { ContactSide } from './contact-sides';

/** On what somebody else may have brought about a part of a contact rests. */
export interface Leaning {
  /** The untested attributions of one number, any of which would do, the best first; empty where none is needed. */
  readonly restsOn: readonly string[];
  /** True of what rests on none of these and was begun by the other. */
  readonly isReceived: boolean;
}

/** What of a contact the person began, what they received, and what rests on the same untested attributions. */
export interface ContactPart extends Leaning {
  readonly count: number;
  /** Of them, those that the other began. */
  readonly received: number;
  /** ms of the first and the last of them. */
  readonly first: number;
  readonly last: number;
  /** The contact months that it joins, in order of id. */
  readonly contacts: readonly string[];
  /** Product of the grade weights of the attributions, 0 to 1. */
  readonly gradeWeight: number;
}

/** A part in the making. */
export type PartDraft = { -readonly [K in keyof ContactPart]: ContactPart[K] } & { contacts: string[] };

/**
 * The untested attributions that a side of a contact month rests on: of the person's own number, else of the other's. What rests on
 * both is of the first, by which it came to the person at all.
 */
export function restsOnOf({ mine, theirs }: Pick<ContactSide, 'mine' | 'theirs'>): readonly string[] {
  return mine.untested.length > 0 ? mine.untested : (theirs?.untested ?? []);
}

/** Equal for what is of one part; in order, what the person began stands before what they received, and before what is untested. */
export function leaningKey({ restsOn, isReceived }: Leaning): string {
  return restsOn[0] ?? (isReceived ? '\u0001' : '');
}

/** Adds to the parts what counts of a side (undefined: nothing). Contact months come in order of id. */
export function notePart(parts: PartDraft[], side: ContactSide, open: Stretch | undefined): void {
  const { contact, mine, theirs } = side;
  const restsOn = restsOnOf(side);
  const leaning = { restsOn, isReceived: restsOn.length === 0 && side.received };
  let part = parts.find((p) => leaningKey(p) === leaningKey(leaning));
  if (!part) {
    const nothing = { count: 0, received: 0, first: Infinity, last: 0, contacts: [] };
    part = { ...leaning, ...nothing, gradeWeight: 0 };
    parts.push(part);
    parts.sort((a, b) => (leaningKey(a) < leaningKey(b) ? -1 : 1));
  }
  part.gradeWeight = mine.gradeWeight * (theirs?.gradeWeight ?? 1);
  part.last = Math.max(part.last, ms(open?.last ?? contact.last));
  if (!open) return;
  part.first = Math.min(part.first, ms(open.first));
  part.count += open.count;
  if (side.received) part.received += open.count;
  part.contacts.push(contact.id);
}
