import type { Window } from '../../model/contact';
import { FOREVER } from '../../model/time';
import type { Grade } from '../../model/grade';
import type { Attribution } from '../projection';
import { better } from './drafts';
import type { LinkIndex } from './index-of';

/** That somebody held one end of a contact for the whole of it, or in stretches of it. */
export interface Held {
  readonly holder: number;
  /** Empty where the whole month was theirs. */
  readonly windows: readonly Window[];
  /** Positions of the records that say so. */
  readonly records: readonly number[];
  /** The best grade of those records; undefined = an ungraded record of the force. */
  readonly grade: Grade | undefined;
}

/** One attribution with its bounds in milliseconds since 1970, and the answer where it is the only one and covers the month: the usual case, made once. */
type At = Window & {
  readonly since: number;
  readonly until: number;
  readonly holder: number;
  readonly record: number;
  readonly alone: readonly Held[];
};

const NOBODY: readonly Held[] = [];

/** Who held which number and account when, as the visible records say. */
export class Holders {
  private readonly byIdentifier: (At[] | undefined)[];

  constructor(
    private readonly index: LinkIndex,
    attributions: readonly Attribution[],
  ) {
    // Of its full length from the start: filled here and there it would be kept as a hash table.
    this.byIdentifier = new Array<At[] | undefined>(index.entityIds.length);
    for (const { identifier, holder: id, from, to, record: recordId } of attributions) {
      const record = index.recordAt.get(recordId);
      if (record === undefined) continue;
      const holder = index.at(id);
      const alone: Held = { holder, windows: [], records: [record], grade: index.record(record).grade };
      (this.byIdentifier[index.at(identifier)] ??= []).push({
        holder,
        from,
        to,
        since: Date.parse(from),
        until: to === FOREVER ? Infinity : Date.parse(to),
        record,
        alone: [alone],
      });
    }
  }

  /** Everybody who held the number or account at some time from `first` to `last` (milliseconds); each once, however many records say so. */
  during(identifier: number, first: number, last: number): readonly Held[] {
    const all = this.byIdentifier[identifier];
    if (!all) return NOBODY;
    const [one] = all;
    if (all.length === 1 && one && covers(one, first, last)) return one.alone;
    const then = all.filter((a) => a.since <= last && first < a.until);
    return [...new Set(then.map((a) => a.holder))].map((holder) =>
      this.held(
        then.filter((a) => a.holder === holder),
        first,
        last,
      ),
    );
  }

  /** True where nobody ever held it. */
  never(identifier: number): boolean {
    return this.byIdentifier[identifier] === undefined;
  }

  /** True where nobody ever held it, or one holder alone did all that time: what most months ask. */
  whole(identifier: number, first: number, last: number): boolean {
    const all = this.byIdentifier[identifier];
    if (!all) return true;
    const [one] = all;
    return all.length === 1 && one !== undefined && covers(one, first, last);
  }

  private held(then: readonly At[], first: number, last: number): Held {
    const whole = then.filter((a) => covers(a, first, last));
    const resting = whole.length > 0 ? whole : then;
    const grades = resting.map((a) => this.index.record(a.record).grade);
    return {
      holder: then[0]?.holder ?? -1,
      windows: whole.length > 0 ? [] : then.map(({ from, to }) => ({ from, to })),
      records: resting.map((a) => a.record),
      grade: grades.reduce((best, grade) => better(best, grade)),
    };
  }
}

function covers({ since, until }: At, first: number, last: number): boolean {
  return since <= first && last < until;
}
