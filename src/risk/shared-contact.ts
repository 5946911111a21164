import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import { circles } from './circles';
import type { RiskContext } from './context';
import { holders } from './holders';
import type { Suspicion } from './suspicion';

/** By number, then by shared counterpart: the contact months and attributions that show it shared. */
export type ByMonths = ReadonlyMap<EntityId, ReadonlyMap<EntityId, readonly string[]>>;

/** Contact with one shared counterpart: of the number, and of the person's own numbers. */
interface Both {
  readonly number: EntityId;
  readonly other: EntityId;
  readonly ofNumber: ContactMonth[];
  readonly ofPerson: ContactMonth[];
}

/**
 * What shows that a number and a person share counterparts: contact of both in the same or the next months. A counterpart
 * with whom they never are is left out. One pass over the billing for all suspicions.
 */
export function shownBy(context: RiskContext, suspicions: ReadonlyMap<EntityId, Suspicion>): ByMonths {
  const found = new Map<EntityId, Map<EntityId, readonly string[]>>();
  for (const number of suspicions.keys()) found.set(number, new Map());
  const holderOf = holders(context);
  const recordsOf = ({ from, to, first, last }: ContactMonth): string[] =>
    [from, to].flatMap((end) => holderOf(end, first, last)?.record ?? []);
  for (const { number, other, ofNumber, ofPerson } of contactWithShared(context, suspicions)) {
    const shown = [...near(ofNumber, ofPerson), ...near(ofPerson, ofNumber)];
    if (shown.length === 0) continue;
    found.get(number)!.set(other, [...new Set(shown.flatMap((c) => [c.id, ...recordsOf(c)]))]);
  }
  return found;
}

function contactWithShared(context: RiskContext, suspicions: ReadonlyMap<EntityId, Suspicion>): Both[] {
  const { parties, from, to } = circles(context);
  const concerned = new Set([...suspicions].flatMap(([number, s]) => [number, s.holder, ...s.shared]));
  const at = new Map<EntityId, number>();
  parties.forEach((id, i) => concerned.has(id) && at.set(id, i));
  const pair = (a: number, b: number): number => Math.min(a, b) * parties.length + Math.max(a, b);
  const lists = new Map<number, ContactMonth[][]>();
  const listFor = (a: EntityId, b: EntityId): ContactMonth[] => {
    const list: ContactMonth[] = [];
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined) return list;
    const known = lists.get(pair(i, j));
    if (known) known.push(list);
    else lists.set(pair(i, j), [list]);
    return list;
  };
  const all = [...suspicions].flatMap(([number, { holder, shared }]) =>
    shared.map((other): Both => ({
      number,
      other,
      ofNumber: listFor(number, other),
      ofPerson: listFor(holder, other),
    })),
  );
  context.contacts('phone-billing').forEach((contact, i) => {
    for (const list of lists.get(pair(from[i]!, to[i]!)) ?? []) list.push(contact);
  });
  return all;
}

/** Those in the same month as one of the others, or the one before or after. */
function near(these: readonly ContactMonth[], others: readonly ContactMonth[]): ContactMonth[] {
  const months = new Set(others.map((c) => monthNumber(c.month)));
  return these.filter((c) => [-1, 0, 1].some((step) => months.has(monthNumber(c.month) + step)));
}

/** Months since year 0 of `YYYY-MM`. */
function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
