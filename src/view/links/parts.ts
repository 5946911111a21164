import type { ContactMonth } from '../../model/contact';
import type { View } from '../../model/view';
import { viewInside, type MonthArchive, type Window } from '../build/months';
import type { Held, Holders } from './holders';
import type { LinkIndex } from './index-of';

type Ends = readonly [from: readonly Window[], to: readonly Window[]];

/**
 * The parts of contact months in which a number changed hands: what of a month happened while a holder held its end.
 * They are asked of the archive once, when a projection is made.
 */
export class MonthParts {
  private constructor(
    private readonly index: LinkIndex,
    private readonly parts: ReadonlyMap<string, ContactMonth>,
  ) {}

  static async read(
    index: LinkIndex,
    holders: Holders,
    view: View,
    archive: MonthArchive,
  ): Promise<MonthParts> {
    const wanted = new Map<string, { from: string; to: string; ends: Ends; contacts: Set<string> }>();
    index.contacts.forEach((contact, position) => {
      for (const ends of cutEnds(index, holders, position, contact)) {
        const key = `${contact.from}|${contact.to}|${text(ends)}`;
        const group = wanted.get(key) ?? { from: contact.from, to: contact.to, ends, contacts: new Set() };
        group.contacts.add(contact.id);
        wanted.set(key, group);
      }
    });
    const parts = new Map<string, ContactMonth>();
    for (const { from, to, ends, contacts } of wanted.values()) {
      const cut = [
        { entity: from, windows: ends[0] },
        { entity: to, windows: ends[1] },
      ].filter((end) => end.windows.length > 0);
      for (const part of await archive.partialMonths(viewInside(view, cut), [...contacts].sort())) {
        if (part.count > 0) parts.set(`${part.id}|${text(ends)}`, part);
      }
    }
    return new MonthParts(index, parts);
  }

  /** What of the month at `position` lies in the windows of its ends (none: no limit); undefined where nothing does. */
  inside(position: number, from: readonly Window[], to: readonly Window[]): ContactMonth | undefined {
    const contact = this.index.contact(position);
    return from.length === 0 && to.length === 0
      ? contact
      : this.parts.get(`${contact.id}|${text([from, to])}`);
  }
}

/** Every way in which holders cut a month: at one end, and at both for a contact between two people. */
function cutEnds(index: LinkIndex, holders: Holders, position: number, contact: ContactMonth): Ends[] {
  const from = holders.during(index.contactFrom[position] ?? 0, contact);
  const to = holders.during(index.contactTo[position] ?? 0, contact);
  const cut = (held: Held): boolean => held.windows.length > 0;
  if (!from.some(cut) && !to.some(cut)) return NOT_CUT;
  const windows = (held: readonly Held[]): (readonly Window[])[] => [[], ...held.map((h) => h.windows)];
  return windows(from)
    .flatMap((f) => windows(to).map((t): Ends => [f, t]))
    .filter(([f, t]) => f.length > 0 || t.length > 0);
}

const NOT_CUT: Ends[] = [];

function text(ends: Ends): string {
  return ends.map((windows) => windows.map((w) => `${w.from}/${w.to}`).join()).join('|');
}
