import { weaker, widen, type Drafts } from './drafts';
import type { LinkEngine } from './engine';

/** Kinds of billed event that are no communication with anybody. */
const NO_COMMUNICATION = new Set(['data']);

/** Positions of the contact months of a source that are communications or acts. */
export function* contactsOf({ index }: LinkEngine, source: string): Generator<number> {
  for (const position of index.contactsOf(source)) {
    if (!NO_COMMUNICATION.has(index.contact(position).kind)) yield position;
  }
}

/** Contact months as they stand: number to number. */
export function gatherContacts(drafts: Drafts, engine: LinkEngine, source: string): void {
  const { index } = engine;
  for (const position of contactsOf(engine, source)) {
    const contact = index.contact(position);
    const draft = drafts.between(index.contactFrom[position] ?? 0, index.contactTo[position] ?? 0);
    if (!draft) continue;
    draft.count += contact.count;
    draft.contacts.push(position);
    widen(draft, contact.first, contact.last, undefined);
  }
}

/**
 * Contact months between those who held the two ends at the time; where the other end is no number (a record that was
 * looked up), with that end itself. A communication counts once for each pair of holders, however many records attribute
 * it, and the link rests on those records too.
 */
export function gatherAttributed(drafts: Drafts, engine: LinkEngine, source: string): void {
  const { index, holders, parts } = engine;
  for (const position of contactsOf(engine, source)) {
    const contact = index.contact(position);
    const to = index.contactTo[position] ?? 0;
    const held = holders.during(index.contactFrom[position] ?? 0, contact);
    if (held.length === 0) continue;
    const others = contact.to.startsWith('number:')
      ? holders.during(to, contact)
      : [{ holder: to, windows: [], records: [], grade: undefined }];
    for (const a of held) {
      for (const b of others) {
        if (!index.isPerson(a.holder) || (contact.to.startsWith('number:') && !index.isPerson(b.holder)))
          continue;
        const part = parts.inside(position, a.windows, b.windows);
        const draft = part && drafts.between(a.holder, b.holder);
        if (!draft) continue;
        draft.count += part.count;
        draft.contacts.push(position);
        draft.records.push(...a.records, ...b.records);
        widen(draft, part.first, part.last, weaker(a.grade, b.grade));
      }
    }
  }
}
