import { several } from '../../shared/several';
import { kindsSearched, type Searched } from './kinds-searched';

/** What a list of crews is, and is not. */
export const NO_VERDICT =
  'A reason to read the incidents, never a finding: teams, shifts and one large incident look like this too.';

/** Why "observed" is another number than that of the incidents. */
export const OBSERVED_MEANS =
  'Observed is what the incidents add: one that names m of a group among n people in all adds m(m − 1) / 2(n − 1), so that four who are named alone add 2.';

/** Why there are no crews: nobody was named together with anybody, or no group more than expected. */
export function noCrews({ none, population }: { none: Searched | null; population: number }): string {
  if (population > 0)
    return `No crews. Of ${population} people named together with others no group of three to 25 shares two incidents or more, and more of them than its members’ own activity explains.`;
  return `No crews. ${kindsSearched(none)}`;
}

/** How betweenness was computed. */
export function estimated({ exact, sources }: { exact: boolean; sources: number }): string {
  return exact
    ? 'Betweenness is exact.'
    : `Betweenness is estimated from ${sources} starting points: order within it is not certain.`;
}

/** Who and what is not ranked, and why. */
export function unrankedPeople({ others, unlinked }: { others: number; unlinked: number }): string {
  const said = [];
  if (others > 0)
    said.push(
      `${several(others, 'thing')} in the network that ${others === 1 ? 'is no person counts' : 'are no people count'} for every figure and ${others === 1 ? 'is' : 'are'} not ranked.`,
    );
  if (unlinked > 0)
    said.push(
      `${several(unlinked, 'person', 'people')} without such a link ${unlinked === 1 ? 'is' : 'are'} not ranked: that says what was recorded, not whom they know.`,
    );
  return said.join(' ');
}

/** What each measure of people is, in plain words. */
export const MEASURE_TEXTS: Readonly<
  Record<
    'degree' | 'strength' | 'betweenness' | 'brokerage',
    { readonly title: string; readonly means: string }
  >
> = {
  degree: { title: 'Degree', means: 'How many others somebody is linked to.' },
  strength: {
    title: 'Strength',
    means:
      'The weights of all these links together: by grade, age and independent sources, times what is stated of them. One strong link and many weak ones can give the same.',
  },
  betweenness: {
    title: 'Betweenness',
    means:
      'The share of the shortest paths between all others that run through somebody; strong links count as short.',
  },
  brokerage: {
    title: 'Brokerage',
    means:
      'How many of somebody’s contacts are not reached through another of them (effective size, Burt 1992): 1 where all know each other, the degree where none do.',
  },
};
