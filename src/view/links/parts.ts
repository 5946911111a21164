import type { ContactMonth, MonthCut, Window } from '../../model/contact';
import type { Explanation } from '../../model/explanation';
import type { View } from '../../model/view';
import type { MonthArchive } from '../build/months';
import { stretchesOf, type ExplainedPairs } from './explained';
import type { Held, Holders } from './holders';
import type { LinkIndex } from './index-of';

/** Counts and times of what is left of a month. */
export type Part = Pick<ContactMonth, 'count' | 'reasoned' | 'first' | 'last'>;
type Ends = readonly [from: readonly Window[], to: readonly Window[]];

/**
 * The parts of contact months in which a number changed hands, or an explanation of the contact began or ended: what of
 * a month happened while a holder held its end, and within which stretch. They are asked of the archive once, when a
 * projection is made.
 */
export class MonthParts {
  private constructor(
    private readonly index: LinkIndex,
    private readonly parts: ReadonlyMap<string, ContactMonth>,
  ) {}

  static async read(
    index: LinkIndex,
    holders: Holders,
    explained: ExplainedPairs,
    view: View,
    archive: MonthArchive,
  ): Promise<MonthParts> {
    const wanted = new Map<string, MonthCut>();
    for (let position = 0; position < index.contacts.length; position++) {
      const cuts = [
        ...cutEnds(index, holders, position),
        ...dividedEnds(index, holders, explained, position),
      ];
      for (const [from, to] of cuts) {
        const contact = index.contacts.month(position);
        wanted.set(`${contact.id}|${text([from, to])}`, { contact, from, to });
      }
    }
    const found = wanted.size === 0 ? [] : await archive.cutMonths(view, [...wanted.values()]);
    const parts = new Map<string, ContactMonth>();
    [...wanted.keys()].forEach((key, i) => {
      const part = found[i];
      if (part && part.count > 0) parts.set(key, part);
    });
    return new MonthParts(index, parts);
  }

  /** What of the month at `position` lies in the windows of its ends (none: no limit); undefined where nothing does. */
  inside(position: number, from: readonly Window[], to: readonly Window[]): Part | undefined {
    const { contacts } = this.index;
    if (from.length > 0 || to.length > 0)
      return this.parts.get(`${contacts.id(position)}|${text([from, to])}`);
    return {
      count: contacts.count(position),
      reasoned: contacts.reasoned(position),
      first: contacts.first(position),
      last: contacts.last(position),
    };
  }

  /**
   * The same divided by explanations: what of the month lies in each of their stretches; the whole of it where none
   * begins or ends in it.
   */
  divided(
    position: number,
    from: readonly Window[],
    to: readonly Window[],
    known: readonly Explanation[],
  ): Part[] {
    const { contacts } = this.index;
    const stretches = stretchesOf(known, contacts.first(position), contacts.last(position));
    if (stretches.length === 0) return [this.inside(position, from, to)].flatMap((part) => part ?? []);
    return stretches.flatMap((stretch) => {
      const within = overlaps(from, stretch);
      return (within.length > 0 ? this.inside(position, within, to) : undefined) ?? [];
    });
  }
}

/** Every way in which holders cut a month: at one end, and at both for a contact between two people. */
function cutEnds(
  { contacts, contactFrom, contactTo }: LinkIndex,
  holders: Holders,
  position: number,
): Ends[] {
  const first = contacts.columns.first[position] ?? 0;
  const last = contacts.columns.last[position] ?? 0;
  const fromEnd = contactFrom[position] ?? 0;
  const toEnd = contactTo[position] ?? 0;
  if (holders.whole(fromEnd, first, last) && holders.whole(toEnd, first, last)) return NOT_CUT;
  const from = holders.during(fromEnd, first, last);
  const to = holders.during(toEnd, first, last);
  if (!isCut(from) && !isCut(to)) return NOT_CUT;
  const windows = (held: readonly Held[]): (readonly Window[])[] => [[], ...held.map((h) => h.windows)];
  return windows(from)
    .flatMap((f) => windows(to).map((t): Ends => [f, t]))
    .filter(([f, t]) => f.length > 0 || t.length > 0);
}

/** Every way in which explanations of two holders divide a month: the month itself, and what of it each held. */
function dividedEnds(
  { contacts, contactFrom, contactTo }: LinkIndex,
  holders: Holders,
  explained: ExplainedPairs,
  position: number,
): Ends[] {
  const fromEnd = contactFrom[position] ?? 0;
  const toEnd = contactTo[position] ?? 0;
  if (!explained.concerns(fromEnd) || !explained.concerns(toEnd)) return NOT_CUT;
  const at = [contacts.columns.first[position] ?? 0, contacts.columns.last[position] ?? 0] as const;
  const users = (end: number): Pick<Held, 'holder' | 'windows'>[] => [
    { holder: end, windows: [] },
    ...holders.during(end, ...at),
  ];
  const found: Ends[] = [];
  for (const a of users(fromEnd)) {
    for (const b of users(toEnd)) {
      const known = explained.between(a.holder, b.holder);
      for (const stretch of stretchesOf(known, contacts.first(position), contacts.last(position))) {
        found.push([[stretch], []]);
        const within = overlaps(a.windows, stretch);
        if (within.length > 0) found.push([within, b.windows]);
      }
    }
  }
  return found;
}

/** What of the windows (none: no limit) lies in the stretch. */
function overlaps(windows: readonly Window[], stretch: Window): Window[] {
  if (windows.length === 0) return [stretch];
  return windows
    .map(({ from, to }) => ({
      from: from > stretch.from ? from : stretch.from,
      to: to < stretch.to ? to : stretch.to,
    }))
    .filter(({ from, to }) => from < to);
}

function isCut(held: readonly Held[]): boolean {
  for (const { windows } of held) if (windows.length > 0) return true;
  return false;
}

const NOT_CUT: Ends[] = [];

function text(ends: Ends): string {
  return ends.map((windows) => windows.map((w) => `${w.from}/${w.to}`).join()).join('|');
}
