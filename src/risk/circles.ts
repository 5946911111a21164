import type { EntityId } from '../model/entity';
import type { RiskContext } from './context';
import { holders } from './holders';

/** Who is in contact with whom in all of the billing, parties as whole numbers. */
export interface Circles {
  /** A party is the holder of a number at the time, else the number itself. */
  readonly parties: readonly EntityId[];
  /** By party: the others it is in contact with, and how many communications there are. */
  readonly of: readonly ReadonlyMap<number, number>[];
  /** The parties at the ends of each contact month, in the order of the context's. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Worked out once for all that ask. */
export function circles(context: RiskContext): Circles {
  return context.shared('circles', () => {
    const contacts = context.contacts('phone-billing');
    const holderOf = holders(context);
    const position = new Map<EntityId, number>();
    const of: Map<number, number>[] = [];
    const parties: EntityId[] = [];
    const partyOf = (number: EntityId, first: string, last: string): number => {
      const id = holderOf(number, first, last)?.holder ?? number;
      const known = position.get(id);
      if (known !== undefined) return known;
      position.set(id, parties.length);
      parties.push(id);
      of.push(new Map());
      return parties.length - 1;
    };
    const from = new Int32Array(contacts.length);
    const to = new Int32Array(contacts.length);
    contacts.forEach((c, i) => {
      const [a, b] = [partyOf(c.from, c.first, c.last), partyOf(c.to, c.first, c.last)];
      from[i] = a;
      to[i] = b;
      if (a === b) return;
      of[a]!.set(b, (of[a]!.get(b) ?? 0) + c.count);
      of[b]!.set(a, (of[b]!.get(a) ?? 0) + c.count);
    });
    return { parties, of, from, to };
  });
}
