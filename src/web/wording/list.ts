import { fixed, ordinal } from './figures';
import { plain, several } from './names';
import { count } from './time';
import type { ListOrder } from '../../risk';

interface HarmTold {
  readonly band: string;
  readonly category: string | null;
  readonly sources: number;
  readonly bySystem: boolean;
  readonly anonymous: boolean;
}

/** `very high: sexual misconduct`, or that no credible record says of what kind. */
export function matterText({ band, category }: Pick<HarmTold, 'band' | 'category'>): string {
  return category === null ? 'none stated' : `${plain(band).toLowerCase()}: ${plain(category).toLowerCase()}`;
}

/** The same, with on how little it rests. */
export function harmText({ sources, bySystem, anonymous, ...matter }: HarmTold): string {
  if (matter.category === null) return matterText(matter);
  // Only what people say has sources: a system's record is nobody's word.
  if (bySystem) return `${matterText(matter)} (inferred from what systems recorded)`;
  if (sources > 1) return `${matterText(matter)}${anonymous ? ' (nameless sources)' : ''}`;
  return `${matterText(matter)} (${anonymous ? 'one nameless source' : 'one source'})`;
}

/** A source of which nothing was tested, in words that do not contradict its grade: one that is 1C is reliable. */
export const UNGRADED = 'source whose word is not graded 1A or 1B';

/** `Constable, Neighbourhood Southmere 1`, or which of the two is not stated. */
export function postText({ role, unit }: { readonly role: string; readonly unit: string }): string {
  const held = role === NOT_STATED ? `rank or grade ${NOT_STATED}` : role.replaceAll('_', ' ');
  const where = unit === NOT_STATED ? `unit ${NOT_STATED}` : unit;
  return `${held.charAt(0).toUpperCase()}${held.slice(1)}, ${where}`;
}

const NOT_STATED = 'not stated';

/** That figures are rounded, beside the exact sum. */
export function roundedText(exact: string): string {
  return `Shown to two decimals, so that they may seem to add up to a little more or less. The sum is exactly ${exact}.`;
}

/** Of which rank the interval is, and what changes the other. */
export const RANKS_UNCERTAIN =
  'Ranks are uncertain. The interval is of the rank by likelihood alone; the rank by priority changes where somebody comes over the edge of a band.';

/** What is graver than what is counted, and on how little it stands. */
export function uncorroboratedText(matter: Pick<HarmTold, 'band' | 'category'>): string {
  return `One ${UNGRADED} alleges what is graver, ${matterText(matter)}; not counted.`;
}

/** What one person may have said or done, by which somebody would stand in the first places, and where without it. */
interface Held {
  readonly sources: readonly string[];
  readonly received: boolean;
  readonly rankWithout: number;
}

/** That somebody is held back, and where they would stand without what may be of one person; '' where they are not. */
export function heldText(held: Held | null): string {
  if (held === null) return '';
  const { sources, received, rankWithout } = held;
  const said =
    sources.length === 1
      ? `one ${UNGRADED}`
      : `${several(sources.length, 'source', 'sources')} whose word is not graded 1A or 1B, which may be one person`;
  const without = [...(sources.length === 0 ? [] : [said]), ...(received ? [`the ${CALLS_RECEIVED}`] : [])];
  return `Held back from the first places: without ${without.join(', and ')}, the place would be the ${ordinal(rankWithout)} at worst.`;
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

/** How many of a list rest on one source, record or month each; '' where nobody does. */
export function restOnOneText(
  rows: readonly { readonly fragility: { readonly sole: boolean } | null }[],
): string {
  const sole = rows.filter(({ fragility }) => fragility?.sole === true).length;
  if (sole === 0) return '';
  return `${sole} of ${rows.length} listed ${sole === 1 ? 'rests on one source or record' : 'rest on one source or record each'}: without it nothing above 0 is left. Whoever gave it and how it was graded is what to check first.`;
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

/** `Top 20`, or `Top 20 by harm` where it is in another order than the usual. */
export function listTitle(size: number, order: ListOrder): string {
  const by = order === 'unusual' ? 'what is unusual for the post' : order;
  return `Top ${size}${order === 'priority' ? '' : ` by ${by}`}`;
}

/** `16 of 582 people, and 5 held back`. */
export function listedText(listed: number, population: number, held: number): string {
  return `${listed} of ${several(population, 'person', 'people')}${held === 0 ? '' : `, and ${held} held back`}`;
}

/** One source, whoever called: nobody can help it. */
const CALLS_RECEIVED = 'calls and messages received';

/** On how little a row rests, where it is little; '' where it is not. */
export function restsText(row: {
  readonly heldBack: Held | null;
  readonly fragility: (Fragile & { readonly sole: boolean }) | null;
  readonly sources: readonly FragileSource[];
}): string {
  if (row.heldBack !== null) return heldText(row.heldBack);
  if (row.fragility?.sole !== true) return '';
  return `Rests on ${weakestText(row.fragility, row.sources)}: nothing above 0 is left without ${isSeveral(row.fragility, row.sources) ? 'them' : 'it'}.`;
}

/** That somebody would leave the list without one of several things, and where they would stand then; '' where they would not. */
export function leavesText(
  row: {
    readonly fragility: (Fragile & { readonly decides: boolean; readonly rankWithout: number }) | null;
    readonly sources: readonly FragileSource[];
  },
  size: number | 'all',
): string {
  if (row.fragility?.decides !== true) return '';
  const among = isSeveral(row.fragility, row.sources) ? '' : ' of several';
  return `Would leave the top ${size} without ${weakestText(row.fragility, row.sources)}${among} (${ordinal(row.fragility.rankWithout)} then).`;
}

/** Where somebody would stand without something. */
interface Without {
  readonly rankWithout: number;
  readonly equalWithout: number;
  readonly scoreWithout: number;
  readonly priorityWithout: number;
}

/** `582nd`, and among how many equals that is the last place. */
export function placeText({
  rankWithout,
  equalWithout,
}: Pick<Without, 'rankWithout' | 'equalWithout'>): string {
  return equalWithout === 0
    ? ordinal(rankWithout)
    : `${ordinal(rankWithout)}, the last of ${count(equalWithout + 1)} who would be equal`;
}

/** `3rd → 88th, likelihood 2.10 → 0.40, priority 1 → 3`: the priority where it would be another. */
export function movedText(
  row: { readonly rank: number; readonly likelihood: number; readonly priority: number },
  without: Without,
): string {
  const priority =
    row.priority === without.priorityWithout ? '' : `, priority ${row.priority} → ${without.priorityWithout}`;
  return `${ordinal(row.rank)} → ${placeText(without)}; likelihood ${fixed(row.likelihood)} → ${fixed(without.scoreWithout)}${priority}`;
}

interface Fragile {
  readonly reference: string;
  readonly received: boolean;
  /** True where it is what one pair had to do with each other in one month. */
  readonly month: boolean;
}

interface FragileSource {
  readonly id: string;
  readonly counted: number;
}

/** What a row is most fragile to: only who speaks of somebody is a source, and a month of contact is no record. */
export function weakestText(
  { reference, received, month }: Fragile,
  sources: readonly FragileSource[],
):
  | 'one source'
  | 'statements that may be of one person'
  | 'one record of a system or register'
  | 'one month of contact'
  | 'calls and messages received' {
  if (received) return CALLS_RECEIVED;
  if (month) return 'one month of contact';
  const source = sources.find(({ id }) => id === reference);
  if (!source) return 'one record of a system or register';
  return source.counted > 1 ? 'statements that may be of one person' : 'one source';
}

/** Whether that is said in the plural: what is anonymous may count as several sources and be of one person. */
export function isSeveral({ reference, received }: Fragile, sources: readonly FragileSource[]): boolean {
  return received || sources.some(({ id, counted }) => id === reference && counted > 1);
}

/** By which policy a list was made, and who signed it. */
export function policyText(policy: {
  readonly title: string;
  readonly version: string;
  readonly digest: string;
  readonly signed: { readonly by: string; readonly role: string; readonly on: string } | null;
}): string {
  const { title, version, digest, signed } = policy;
  const by = signed ? `signed by ${signed.by}, ${signed.role}, on ${signed.on}` : 'signed by nobody';
  return `Made by the policy "${title}", version ${version}, ${by} (${digest.slice(0, 12)}).`;
}

interface Counted {
  readonly counted: number;
}

/** As how many sources all who speak count: anonymous statements in several bursts are more than one. */
export function countedSources(sources: readonly Counted[]): number {
  return sources.reduce((n, s) => n + s.counted, 0);
}

/** Whether the word of a source was tested, in words that agree with what its records are graded. */
export function testedText(source: {
  readonly told: number;
  readonly tested: boolean;
  readonly anonymous: boolean;
}): string {
  if (source.tested) return source.told === 1 ? 'yes' : 'at least one of them';
  return source.anonymous ? 'no; came by ways that hide who speaks' : 'no';
}

/** How many sources speak, where statements were taken together. */
export function sourcesText(sources: readonly (Counted & { readonly told: number })[]): string {
  const told = sources.reduce((n, s) => n + s.told, 0);
  const counted = countedSources(sources);
  if (told === counted) return '';
  return `${several(told, 'statement', 'statements')}, counted as ${several(counted, 'source', 'sources')}; if independent: ${told}.`;
}
