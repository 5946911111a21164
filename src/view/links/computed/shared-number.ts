import { SHARED_NUMBER_MOST_STAFF } from '../../../model/kinds/shared-number';
import type { Grade } from '../../../model/grade';
import type { Instant } from '../../../model/time';
import { contactsOf } from '../contacts';
import { better, weaker, widen, type Drafts } from '../drafts';
import type { ComputedKind, LinkEngine } from '../engine';
import { offenders } from '../offenders';

/** Somebody's contact with one number: what it rests on, and when it was. */
interface Caller {
  readonly contacts: number[];
  readonly records: number[];
  first: Instant;
  last: Instant;
  grade: Grade | undefined;
}

/**
 * Staff and offenders who were both in contact with a number outside the force: one that no member of staff held at the
 * time, and that is not the force's own. A number of the force's stays so until somebody else is known to hold it.
 */
export const computed: ComputedKind = {
  kind: 'shared-number',
  gather(drafts, engine) {
    for (const [, callers] of callersByNumber(engine)) {
      if (staffAmong(engine, callers) <= SHARED_NUMBER_MOST_STAFF) joinCallers(drafts, engine, callers);
    }
  },
};

/** Numbers that so many of the staff were in contact with that they are taken for services and left out; most used first. */
export function numbersLeftOut(engine: LinkEngine): { number: string; staff: number }[] {
  return [...callersByNumber(engine)]
    .map(([number, callers]) => ({ number: engine.index.id(number), staff: staffAmong(engine, callers) }))
    .filter(({ staff }) => staff > SHARED_NUMBER_MOST_STAFF)
    .sort((a, b) => b.staff - a.staff || (a.number < b.number ? -1 : 1));
}

function staffAmong({ index }: LinkEngine, callers: ReadonlyMap<number, Caller>): number {
  return [...callers.keys()].filter((person) => index.isStaff(person)).length;
}

function callersByNumber(engine: LinkEngine): Map<number, Map<number, Caller>> {
  const { index } = engine;
  const { columns } = index.contacts;
  const counted = offenders(index);
  const numbers = new Map<number, Map<number, Caller>>();
  for (const position of contactsOf(engine, 'phone-billing')) {
    const ends = [index.contactFrom[position] ?? 0, index.contactTo[position] ?? 0] as const;
    if (ends.every((end) => engine.holders.never(end))) continue;
    const [first, last] = [columns.first[position] ?? 0, columns.last[position] ?? 0];
    const held = ends.map((end) => engine.holders.during(end, first, last));
    for (const [mine, other] of [[0, 1] as const, [1, 0] as const]) {
      const theirs = held[other] ?? [];
      if (theirs.some((h) => index.isStaff(h.holder))) continue;
      if (theirs.length === 0 && engine.forceOwned.has(ends[other])) continue;
      for (const { holder, windows, records, grade } of held[mine] ?? []) {
        if (!index.isStaff(holder) && !counted.has(holder)) continue;
        if (theirs.some((h) => h.holder === holder)) continue;
        const part = engine.parts.inside(position, mine === 0 ? windows : [], mine === 1 ? windows : []);
        if (!part) continue;
        const callers = numbers.get(ends[other]) ?? new Map<number, Caller>();
        numbers.set(ends[other], callers);
        callers.set(holder, withContact(callers.get(holder), position, part, records, grade));
      }
    }
  }
  return numbers;
}

function withContact(
  caller: Caller | undefined,
  position: number,
  part: { first: Instant; last: Instant },
  records: readonly number[],
  grade: Grade | undefined,
): Caller {
  if (!caller)
    return { contacts: [position], records: [...records], first: part.first, last: part.last, grade };
  caller.contacts.push(position);
  caller.records.push(...records);
  if (part.first < caller.first) caller.first = part.first;
  if (part.last > caller.last) caller.last = part.last;
  caller.grade = better(caller.grade, grade);
  return caller;
}

function joinCallers(drafts: Drafts, { index }: LinkEngine, callers: ReadonlyMap<number, Caller>): void {
  const list = [...callers];
  list.forEach(([a, one], i) => {
    for (const [b, two] of list.slice(i + 1)) {
      if (!index.isStaff(a) && !index.isStaff(b)) continue;
      const draft = drafts.between(a, b);
      if (!draft) continue;
      draft.count++;
      draft.contacts.push(...one.contacts, ...two.contacts);
      draft.records.push(...one.records, ...two.records);
      const first = one.first < two.first ? one.first : two.first;
      widen(draft, first, one.last > two.last ? one.last : two.last, weaker(one.grade, two.grade));
    }
  });
}
