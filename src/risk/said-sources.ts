import type { SourceGroup, StatementSource, Tie } from '../independence';
import type { EvidenceItem } from './evidence';
import { several } from './saying';

const TIES: Readonly<Record<Exclude<Tie, 'burst'>, string>> = {
  report: 'one report or complaint, or one made from the other',
  speaker: 'one source reference, complainant or reporter',
  household: 'people of one household',
  wording: 'the same wording',
  matter: 'a complaint and a report near in time, presumed to be of one matter',
};

/** Why the statements of a source are one, in words. */
export function saidTies({
  ties,
  anonymous,
  parts,
}: Pick<SourceGroup, 'ties' | 'anonymous' | 'parts'>): string {
  const isInBursts = anonymous && parts.length > 1;
  const all = ties.map((tie) => (tie === 'burst' ? saidBurst(anonymous, isInBursts) : TIES[tie]));
  if (isInBursts && !ties.includes('burst')) all.push(saidBurst(anonymous, isInBursts));
  return all.join('; ');
}

/** A line that hides who speaks may give a reference number: it is the way that is told, not that nobody knows. */
function saidBurst(anonymous: boolean, isInBursts: boolean): string {
  if (isInBursts) return 'they came by ways that hide who speaks, in several bursts';
  if (anonymous) return 'they came by one way that hides who speaks, within days';
  return 'nobody is named, or by a name in no register alone, or the way hides who speaks, and they came by one way within days';
}

const NOUN: Readonly<Record<StatementSource, readonly [one: string, several: string]>> = {
  complaints: ['complaint', 'complaints'],
  'intelligence-reports': ['report', 'reports'],
};

/** As how many sources one counts by what it said in one register. */
export function sourcesIn(group: SourceGroup, register: StatementSource): number {
  const speaking = group.parts.filter((part) =>
    part.some((i) => group.statements[i]!.source === register),
  ).length;
  return Math.min(group.sources, speaking);
}

/**
 * How many statements of a register count as how many sources, and which of these are presumed to be of one matter with
 * something in the other; '' where each is one by itself: "10 reports, counted as 1 source (…); if independent: 10."
 */
export function saidSources(items: readonly EvidenceItem[], register: StatementSource): string {
  const groups = items.flatMap(({ source }) => source ?? []);
  const toldIn = (g: SourceGroup): number => g.statements.filter((s) => s.source === register).length;
  const told = groups.reduce((n, g) => n + toldIn(g), 0);
  const counted = groups.reduce((n, g) => n + sourcesIn(g, register), 0);
  const joined = groups.filter((g) => toldIn(g) > sourcesIn(g, register));
  const why = [...new Set(joined.map(saidTies))].join('; ');
  const together =
    told === counted
      ? ''
      : ` ${several(told, ...NOUN[register])}, counted as ${several(counted, 'source', 'sources')} (${why}); if independent: ${told}.`;
  return together + saidMatters(groups, register);
}

/**
 * By whom reports name somebody: `by 2 independent sources, and in 2 reports that do not show who speaks, from how many people nobody can
 * tell`. What does not show who speaks (a line that hides them may number the call) is no source that anybody could tell from another,
 * however it counts.
 */
export function saidNamedBy(items: readonly EvidenceItem[]): string {
  const nameless = items.reduce(
    (n, { source }) =>
      n +
      (source?.anonymous ? source.statements.filter((s) => s.source === 'intelligence-reports').length : 0),
    0,
  );
  const known = items.filter(({ source }) => !source?.anonymous).length;
  const sources = known === 0 ? [] : [`by ${several(known, 'independent source', 'independent sources')}`];
  const unknown = nameless > 1 ? ', from how many people nobody can tell' : '';
  const reports =
    nameless === 0
      ? []
      : [`in ${several(nameless, 'report that does', 'reports that do')} not show who speaks${unknown}`];
  return [...sources, ...reports].join(', and ');
}

/** Sources that are one with what stands near in time in the other register. */
function saidMatters(groups: readonly SourceGroup[], register: StatementSource): string {
  const [one] = NOUN[register === 'complaints' ? 'intelligence-reports' : 'complaints'];
  const presumed = groups.filter((g) => g.ties.includes('matter')).length;
  if (presumed === 0) return '';
  const which = presumed === 1 ? `One of the sources is` : `${presumed} of the sources are each`;
  return ` ${which} presumed to be of one matter with a ${one} near in time: the two are one source.`;
}
