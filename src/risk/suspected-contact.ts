import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { Policy } from '../policy';
import type { Stretch } from '../view/projection';
import type { ContactPart, Leaning } from './contact-parts';
import type { ContactSide } from './contact-sides';
import type { Through } from './evidence';

/** What of a person's contact with one other in one month went through numbers only suspected to be theirs. */
export interface SuspectedPart extends Leaning {
  /** All communications, those explained included. */
  readonly total: number;
  /** Those that nothing explains. */
  readonly open: number;
  /** Of them, those that the other began. */
  readonly received: number;
  /** How many of them count: no more than the person's own numbers have with the same other in all. */
  readonly counted: number;
  /** ms of the first and the last of the open ones. */
  readonly first: number;
  readonly last: number;
  /** The contact months that are open. */
  readonly through: readonly Through[];
  /** What the suspicion rests on, and the own contact beside it. */
  readonly rests: readonly string[];
  /** Where the other began all of it, or all of the own contact beside it: the contact months that they began. */
  readonly receivedIn: readonly string[];
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
  { contact, theirs, received, suspected }: ContactSide,
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
    received: held.received + (received ? open.count : 0),
    counted: 0,
    first: Math.min(held.first, ms(open.first)),
    last: Math.max(held.last, ms(open.last)),
    through: [...held.through, { contact: contact.id, number: suspected.number, count: open.count }],
    rests: [...new Set([...held.rests, ...suspected.rests, ...named])],
    restsOn: held.restsOn.length > 0 ? held.restsOn : untested,
    isReceived: false,
    receivedIn: [],
    gradeWeight: held.through.length > 0 ? held.gradeWeight : (theirs?.gradeWeight ?? 1),
  };
}

const NOTHING: SuspectedPart = {
  total: 0,
  open: 0,
  received: 0,
  counted: 0,
  first: Infinity,
  last: 0,
  through: [],
  rests: [],
  restsOn: [],
  isReceived: false,
  receivedIn: [],
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
 * attribution alone, or was received alone, it rests on that too.
 */
export function besideOwn<M extends Month>(
  months: readonly M[],
): (Omit<M, 'noted'> & { readonly suspected?: SuspectedPart })[] {
  const own = new Map<string, Own>();
  for (const month of months)
    if (month.noted)
      own.set(pairOf(month), {
        began: 0,
        received: 0,
        untested: 0,
        restsOn: [],
        receivedIn: [],
        rests: new Set(),
      });
  for (const month of own.size === 0 ? [] : months) {
    const held = own.get(pairOf(month));
    if (!held) continue;
    for (const { restsOn, isReceived, count, contacts } of month.parts) {
      if (restsOn.length > 0) held.untested += count;
      else if (isReceived) held.received += count;
      else held.began += count;
      if (isReceived) held.receivedIn.push(...contacts);
      if (count > 0 && held.restsOn.length === 0) held.restsOn = restsOn;
    }
    for (const id of [...month.contacts, ...month.attributions, ...(month.explainedBy ?? [])])
      held.rests.add(id);
  }
  return months.map(({ noted, ...month }) => {
    if (!noted) return month;
    const { began, received, untested, rests, ...held } = own.get(pairOf(month))!;
    const counted = Math.min(noted.open, began || received || untested);
    const restsOn = noted.restsOn.length > 0 || began + received > 0 ? noted.restsOn : held.restsOn;
    const receivedIn = [
      ...(began === 0 ? held.receivedIn : []),
      ...(noted.received === noted.open ? noted.through.map((t) => t.contact) : []),
    ];
    const isReceived = restsOn.length === 0 && receivedIn.length > 0;
    const all = [...new Set([...noted.rests, ...rests])];
    return { ...month, suspected: { ...noted, counted, restsOn, isReceived, receivedIn, rests: all } };
  });
}

/** A person's own contact with one other, over all months. */
interface Own {
  began: number;
  received: number;
  untested: number;
  restsOn: readonly string[];
  readonly receivedIn: string[];
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
