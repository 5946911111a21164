import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { Policy } from '../policy';
import type { Stretch } from '../view/projection';
import type { ContactPart } from './contact-parts';
import type { ContactSide } from './contact-sides';
import type { Through } from './evidence';

/** What of a person's contact with one other in one month went through numbers only suspected to be theirs. */
export interface SuspectedPart {
  /** All communications, those explained included. */
  readonly total: number;
  /** Those that nothing explains. */
  readonly open: number;
  /** How many of them count: no more than the person's own numbers have with the same other in all. */
  readonly counted: number;
  /** ms of the first and the last of the open ones. */
  readonly first: number;
  readonly last: number;
  /** The contact months that are open. */
  readonly through: readonly Through[];
  /** What the suspicion rests on, and the own contact beside it. */
  readonly rests: readonly string[];
  /** The untested attributions that the other, or all of the own contact beside it, rests on. */
  readonly restsOn: readonly string[];
  /** Weight of the grade of who the other is, 0 to 1. */
  readonly gradeWeight: number;
}

/** A month of contact in the making. */
export interface Noted {
  noted?: SuspectedPart;
}

/** The part with one more contact month, `open` being what of it nothing explains (undefined: all of it is explained). */
export function noteSuspected(
  part: SuspectedPart | undefined,
  { contact, theirs, suspected }: ContactSide,
  open: Stretch | undefined,
): SuspectedPart {
  const held = part ?? NOTHING;
  const total = held.total + contact.count;
  if (!open || !suspected) return { ...held, total };
  const untested = theirs?.untested ?? [];
  const named = [...(theirs?.record === undefined ? [] : [theirs.record]), ...untested];
  return {
    total,
    open: held.open + open.count,
    counted: 0,
    first: Math.min(held.first, ms(open.first)),
    last: Math.max(held.last, ms(open.last)),
    through: [...held.through, { contact: contact.id, number: suspected.number, count: open.count }],
    rests: [...new Set([...held.rests, ...suspected.rests, ...named])],
    restsOn: held.restsOn.length > 0 ? held.restsOn : untested,
    gradeWeight: held.through.length > 0 ? held.gradeWeight : (theirs?.gradeWeight ?? 1),
  };
}

const NOTHING: SuspectedPart = {
  total: 0,
  open: 0,
  counted: 0,
  first: Infinity,
  last: 0,
  through: [],
  rests: [],
  restsOn: [],
  gradeWeight: 1,
};

interface Month extends Noted {
  readonly person: number;
  readonly other: EntityId;
  readonly count: number;
  readonly contacts: readonly string[];
  readonly attributions: readonly string[];
  readonly parts: readonly ContactPart[];
  /** The records that explain some of it. */
  readonly explainedBy?: readonly string[];
}

/**
 * Bounds what is suspected by what is known: beside no open contact of the person's own numbers with the same other, in
 * whatever month, it counts nothing, and in no month more than they have in all. Beside own contact that rests on an untested
 * attribution alone it rests on that too.
 */
export function besideOwn<M extends Month>(
  months: readonly M[],
): (Omit<M, 'noted'> & { readonly suspected?: SuspectedPart })[] {
  const own = new Map<string, Own>();
  for (const month of months)
    if (month.noted) own.set(pairOf(month), { tested: 0, untested: 0, restsOn: [], rests: new Set() });
  for (const month of own.size === 0 ? [] : months) {
    const held = own.get(pairOf(month));
    if (!held) continue;
    for (const { restsOn, count } of month.parts) {
      if (restsOn.length === 0) held.tested += count;
      else held.untested += count;
      if (count > 0 && held.restsOn.length === 0) held.restsOn = restsOn;
    }
    for (const id of [...month.contacts, ...month.attributions, ...(month.explainedBy ?? [])])
      held.rests.add(id);
  }
  return months.map(({ noted, ...month }) => {
    if (!noted) return month;
    const { tested, untested, rests, ...held } = own.get(pairOf(month))!;
    const counted = Math.min(noted.open, tested > 0 ? tested : untested);
    const restsOn = noted.restsOn.length > 0 || tested > 0 ? noted.restsOn : held.restsOn;
    const suspected = { ...noted, counted, restsOn, rests: [...new Set([...noted.rests, ...rests])] };
    return { ...month, suspected };
  });
}

/** A person's own contact with one other, over all months. */
interface Own {
  tested: number;
  untested: number;
  restsOn: readonly string[];
  readonly rests: Set<string>;
}

function pairOf({ person, other }: Pick<Month, 'person' | 'other'>): string {
  return `${person}\u001f${other}`;
}

/** What a month weighs: its own communications, and a share of what those that are only suspected would add. */
export function weighedBeside(
  policy: Policy,
  own: number,
  suspected: number,
  weigh: (count: number) => number,
): number {
  return suspected === 0
    ? weigh(own)
    : weigh(own) + policy.suspectedWeight * (weigh(own + suspected) - weigh(own));
}
