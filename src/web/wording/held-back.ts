import { ordinal } from './figures';
import { UNGRADED } from './list';
import { several } from './names';

/** One source, whoever called: nobody can help it. */
export const CALLS_RECEIVED = 'calls and messages received';

/** For what those whom complaints do not make known would be taken. */
interface Taken {
  readonly namelessComplaints?: 'anonymous' | 'people' | undefined;
  readonly complainantsByName?: 'anonymous' | 'people' | undefined;
}

/** What one person may have said or done, by which somebody would stand in the first places, and where without it. */
export interface Held {
  readonly sources: readonly string[];
  readonly received: boolean;
  readonly rankWithout: number;
  readonly taken: Taken;
}

/** `those who complain without a name taken for people`; '' where nothing is. */
function takenText({ namelessComplaints, complainantsByName }: Taken): string {
  const whom = [
    ...(namelessComplaints
      ? [`those who complain without a name taken for ${TAKEN_FOR[namelessComplaints]}`]
      : []),
    ...(complainantsByName
      ? [`those who complain under a name in no register taken for ${TAKEN_FOR[complainantsByName]}`]
      : []),
  ];
  return whom.join(' and ');
}

const TAKEN_FOR = { anonymous: 'one who hides', people: 'as many people' };

/** That the policy does not state whom complaints are of that do not make it known, and how it states it; '' where it does. */
export function notStatedText(otherwise: readonly Taken[]): string {
  const rules = new Map(
    otherwise.flatMap((taken) => Object.entries(taken) as [keyof Taken, 'anonymous' | 'people'][]),
  );
  if (rules.size === 0) return '';
  return `Whether ${[...rules.keys()].map((rule) => WHETHER[rule]).join(', and ')} is told from all complaints, since the policy does not state it. Whoever would stand lower otherwise is held back, since one person may have complained many times. Whoever knows it states it in the policy: ${[...rules.keys()].map((rule) => `${rule}, anonymous (one who hides) or people (as many people)`).join('; ')}.`;
}

const WHETHER = {
  namelessComplaints: 'complaints that name nobody are of one who hides or of as many people',
  complainantsByName: 'names that no register holds are of one who hides or of as many people',
};

/** That somebody is held back, and where they would stand without what may be of one person; '' where they are not. */
export function heldText(held: Held | null): string {
  if (held === null) return '';
  const { sources, received, rankWithout, taken } = held;
  const said =
    sources.length === 1
      ? `one ${UNGRADED}`
      : `${several(sources.length, 'source', 'sources')} whose word is not graded 1A or 1B, which may be one person`;
  const without = [...(sources.length === 0 ? [] : [said]), ...(received ? [`the ${CALLS_RECEIVED}`] : [])];
  const ifTaken = takenText(taken);
  const left = without.length === 0 ? '' : `without ${without.join(', and ')}`;
  const where = [ifTaken === '' ? '' : `were ${ifTaken}, which the policy does not state`, left].filter(
    (w) => w !== '',
  );
  return `Held back from the first places: ${where.join(', and ')}, the place would be the ${ordinal(rankWithout)} at worst.`;
}

/** Above the people who are held back: how many, why they are told apart, and where they are shown; '' where there are none. */
export function heldBackText(held: readonly { readonly rank: number }[]): string {
  if (held.length === 0) return '';
  const [who, they, places] =
    held.length === 1
      ? ['1 person is', 'They are', 'place']
      : [`${held.length} people are`, 'All are', 'places'];
  return `${who} held back from the first places: what one person may have said, or brought about by ringing, decides by itself whether they would stand there or lower, and nobody has graded it 1A or 1B. That does not make it untrue. ${they} shown at ${placesText(held)}. Whoever comes next within the policy’s reach may move up; nobody from lower takes their ${places}.`;
}

/** On a list so long that those held back stand on it: why places are missing and another is shared; '' where nobody is. */
export function heldOnListText(
  rows: readonly { readonly rank: number; readonly heldBack: object | null }[],
): string {
  const held = rows.filter(({ heldBack }) => heldBack !== null);
  if (held.length === 0) return '';
  const who = held.length === 1 ? '1 person on the list is' : `${held.length} people on the list are`;
  const first = Math.min(...held.map(({ rank }) => rank));
  const there = rows.filter(({ rank }) => rank === first).length;
  const last = Math.max(0, ...rows.map(({ rank }) => rank).filter((rank) => rank < first));
  const said = [
    `${who} held back from the first places and shown at ${placesText(held)}.`,
    ...(there > 1 ? [`${there} people share place ${first}.`] : []),
    ...(last < first - 1 ? [`Nobody took ${rangeText(last + 1, first - 1, 'place')}.`] : []),
  ];
  return said.join(' ');
}

/** `place 20`, `places 17 to 20`. */
function rangeText(from: number, to: number, what: string): string {
  return from === to ? `${what} ${from}` : `${what}s ${from} to ${to}`;
}

/** `21, the place after the first ones`; behind it, where more are held back than there are places left. */
function placesText(held: readonly { readonly rank: number }[]): string {
  const ranks = held.map(({ rank }) => rank);
  const [first, last] = [Math.min(...ranks), Math.max(...ranks)];
  return `${first}${first === last ? '' : ` to ${last}`}, the place after the first ones${first === last ? '' : ' and those behind it'}`;
}
