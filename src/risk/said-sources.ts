import type { SourceGroup, Tie } from '../independence';
import type { EvidenceItem } from './evidence';
import { several } from './saying';

const TIES: Readonly<Record<Tie, string>> = {
  report: 'one report or complaint, or one made from the other',
  speaker: 'one source reference, complainant or reporter',
  household: 'people of one household',
  wording: 'the same wording',
  burst: 'nobody knows who speaks, or by a name in no register alone, and they came by one way within days',
  matter: 'a complaint and a report near in time, presumed to be of one matter',
};

/** Why the statements of a source are one, in words. */
export function saidTies({
  ties,
  anonymous,
  parts,
}: Pick<SourceGroup, 'ties' | 'anonymous' | 'parts'>): string {
  const all = ties.map((tie) => TIES[tie]);
  if (anonymous && parts.length > 1) all.push('anonymous, in several bursts');
  return all.join('; ');
}

/** How many statements count as how many sources; '' where each is one: "10 reports, counted as 1 source; if independent: 10." */
export function saidSources(
  items: readonly EvidenceItem[],
  noun: readonly [one: string, several: string],
): string {
  const groups = items.flatMap(({ source }) => source ?? []);
  const told = groups.reduce((n, g) => n + g.statements.length, 0);
  const counted = groups.reduce((n, g) => n + g.sources, 0);
  if (told === counted) return '';
  const joined = groups.filter((g) => g.statements.length > g.sources);
  const why = [...new Set(joined.map(saidTies))].join('; ');
  return ` ${several(told, ...noun)}, counted as ${several(counted, 'source', 'sources')} (${why}); if independent: ${told}.`;
}
