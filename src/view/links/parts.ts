import type { ContactMonth, MonthCut, Window } from '../../model/contact';
import type { View } from '../../model/view';
import type { MonthArchive } from '../build/months';
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
    const wanted = new Map<string, MonthCut>();
    index.contacts.forEach((contact, position) => {
      for (const [from, to] of cutEnds(index, holders, position, contact))
        wanted.set(`${contact.id}|${text([from, to])}`, { contact: contact.id, from, to });
    });
    const found = wanted.size === 0 ? [] : await archive.cutMonths(view, [...wanted.values()]);
    const parts = new Map<string, ContactMonth>();
    [...wanted.keys()].forEach((key, i) => {
      const part = found[i];
      if (part && part.count > 0) parts.set(key, part);
    });
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
