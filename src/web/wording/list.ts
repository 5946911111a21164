import { plain, several } from './names';
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

/** `Top 20`, or `Top 20 by harm` where it is in another order than the usual. */
export function listTitle(size: number, order: ListOrder): string {
  const by = order === 'unusual' ? 'what is unusual for the post' : order;
  return `Top ${size}${order === 'priority' ? '' : ` by ${by}`}`;
}

/** `16 of 582 people, and 5 held back`. */
export function listedText(listed: number, population: number, held: number): string {
  return `${listed} of ${several(population, 'person', 'people')}${held === 0 ? '' : `, and ${held} held back`}`;
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
