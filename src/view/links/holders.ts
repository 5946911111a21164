import type { ContactMonth } from '../../model/contact';
import type { Grade } from '../../model/grade';
import { covers, type Window } from '../build/months';
import { touches } from '../exclusion/identifiers';
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

type At = Window & { readonly holder: number; readonly record: number };

/** Who held which number and account when, as the visible records say. */
export class Holders {
  private readonly byIdentifier = new Map<number, At[]>();

  constructor(
    private readonly index: LinkIndex,
    attributions: readonly Attribution[],
  ) {
    for (const { identifier, holder, from, to, record } of attributions) {
      const position = index.recordAt.get(record);
      if (position === undefined) continue;
      const at = { holder: index.at(holder), from, to, record: position };
      const list = this.byIdentifier.get(index.at(identifier));
      if (list) list.push(at);
      else this.byIdentifier.set(index.at(identifier), [at]);
    }
  }

  /** Everybody who held the number or account at some time of the month; each once, however many records say so. */
  during(identifier: number, month: ContactMonth): Held[] {
    const then = (this.byIdentifier.get(identifier) ?? []).filter((a) => touches(a, month.first, month.last));
    const [only] = then;
    if (only && then.length === 1) return [this.held(then, month)];
    return [...new Set(then.map((a) => a.holder))].map((holder) =>
      this.held(
        then.filter((a) => a.holder === holder),
        month,
      ),
    );
  }

  private held(then: readonly At[], month: ContactMonth): Held {
    const whole = then.filter((a) => covers(a, month));
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
