import { weaker, widen, type Draft, type Drafts } from './drafts';
import type { LinkEngine } from './engine';
import type { Held } from './holders';
import type { Part } from './parts';

/** Kinds of billed event that are no communication with anybody. */
const NO_COMMUNICATION = new Set(['data']);

/** Positions of the contact months of a source that are communications or acts. */
export function contactsOf({ index }: LinkEngine, source: string): readonly number[] {
  return index
    .contactsOf(source)
    .filter((position) => !NO_COMMUNICATION.has(index.contacts.kind(position).kind));
}

/** Contact months as they stand: number to number. */
export function gatherContacts(drafts: Drafts, engine: LinkEngine, source: string): void {
  const { index } = engine;
  for (const position of contactsOf(engine, source)) {
    const draft = drafts.between(index.contactFrom[position] ?? 0, index.contactTo[position] ?? 0);
    if (!draft) continue;
    draft.count += index.contacts.count(position);
    draft.contacts.push(position);
    widen(draft, index.contacts.first(position), index.contacts.last(position), undefined);
  }
}

/** A contact month between two who held its ends at the time. */
export interface HeldMonth {
  readonly position: number;
  readonly a: Held;
  readonly b: Held;
}

/**
 * Contact months between those who held the two ends at the time; where the other end is no number (a record that was
 * looked up), with that end itself. Each once for each pair of holders, however many records attribute it.
 */
export function* heldMonths(engine: LinkEngine, source: string): Generator<HeldMonth> {
  const { index, holders } = engine;
  const { columns } = index.contacts;
  for (const position of contactsOf(engine, source)) {
    const [from, to] = [index.contactFrom[position] ?? 0, index.contactTo[position] ?? 0];
    if (holders.never(from)) continue;
    const [first, last] = [columns.first[position] ?? 0, columns.last[position] ?? 0];
    const held = holders.during(from, first, last);
    const toNumber = index.isNumber(to);
    const others = toNumber
      ? holders.during(to, first, last)
      : [{ holder: to, windows: [], records: [], grade: undefined }];
    for (const a of held) {
      for (const b of others) {
        if (!index.isPerson(a.holder) || (toNumber && !index.isPerson(b.holder))) continue;
        yield { position, a, b };
      }
    }
  }
}

/** Adds a part of a month to the link of its holders: it rests on the records that say whose the ends were, too. */
export function addPart(draft: Draft, { position, a, b }: HeldMonth, part: Part): void {
  draft.count += part.count;
  draft.contacts.push(position);
  draft.records.push(...a.records, ...b.records);
  widen(draft, part.first, part.last, weaker(a.grade, b.grade));
}

/** Links of everybody with whomever they were in contact with, or looked up. */
export function gatherAttributed(drafts: Drafts, engine: LinkEngine, source: string): void {
  for (const month of heldMonths(engine, source)) {
    const { position, a, b } = month;
    const part = engine.parts.inside(position, a.windows, b.windows);
    const draft = part && drafts.between(a.holder, b.holder);
    if (draft) addPart(draft, month, part);
  }
}
