import { plain, several } from './names';

interface HarmTold {
  readonly band: string;
  readonly category: string | null;
  readonly sources: number;
}

/** `very high: sexual misconduct`, or that no credible record says of what kind. */
export function harmText({ band, category, sources }: HarmTold): string {
  if (category === null) return 'none stated';
  return `${plain(band).toLowerCase()}: ${plain(category).toLowerCase()}${sources === 1 ? ' (one source)' : ''}`;
}

/** That people are held back from the first places, and why; '' where nobody is. */
export function heldBackText(people: number): string {
  if (people === 0) return '';
  const [who, each] = people === 1 ? ['1 person is', 'they stand'] : [`${people} people are`, 'each stands'];
  return `${who} held back from the first places, since ${each} there by one source that nobody has tested.`;
}

/** On how little a row rests, where it is little; '' where it is not. */
export function restsText(row: {
  readonly heldBack: string | null;
  readonly fragility: { readonly sole: boolean; readonly rankWithout: number } | null;
}): string {
  if (row.heldBack !== null) return 'Held back from the first places: by one untested source alone.';
  if (row.fragility?.sole !== true) return '';
  return `Rests on one source: nothing above 0 is left without it.`;
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

/** How many sources speak, where statements were taken together. */
export function sourcesText(sources: readonly { readonly told: number; readonly counted: number }[]): string {
  const told = sources.reduce((n, s) => n + s.told, 0);
  const counted = sources.reduce((n, s) => n + s.counted, 0);
  if (told === counted) return '';
  return `${several(told, 'statement', 'statements')}, counted as ${several(counted, 'source', 'sources')}; if independent: ${told}.`;
}
