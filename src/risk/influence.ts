import type { SourceGroup } from '../independence';
import { byCodeUnit } from '../shared/compare';
import { isByAttribution, itemsOf, RECEIVED, sourceKey, type EvidenceItem } from './evidence';
import { equalTo, shownPlaceWithout } from './held-back';
import type { RankedForce } from './ranking';
import { saidTies } from './said-sources';
import type { Fragility, SourceNote, StandingWithout } from './scorecard';
import { isListed, standingWithout, type Standing } from './standing';
import { sourcesOn } from './statements';

/**
 * The sources that speak of a person, each with what the score and place would be without it, under the same baseline:
 * the one that moves the score most first.
 */
export function sourceNotes(ranked: RankedForce, person: number): SourceNote[] {
  const speaking = new Set(keysOf(ranked, person).flat());
  return sourcesOn(ranked.force.context, person)
    .filter((group) => speaking.has(group.id))
    .map((group): SourceNote => ({ ...noteOf(group), ...without(ranked, person, [group.id]) }))
    .sort((a, b) => a.scoreWithout - b.scoreWithout || byCodeUnit(a.id, b.id));
}

/**
 * The one source or system's record without which the score falls furthest, and where the person would then stand: a score
 * rests on one source where without it nothing is left above nought, however many records there are. Undefined where
 * nothing raises the score. `size` is that of the list that was asked for.
 */
export function fragility(ranked: RankedForce, person: number, size: number | 'all'): Fragility | undefined {
  const { score } = ranked.standings[person]!;
  let weakest: { keys: readonly string[]; score: number } | undefined;
  for (const keys of keysOf(ranked, person)) {
    const left = standingWithout(ranked.force, ranked.peers, person, { sources: keys }).score;
    if (left < score && (!weakest || left < weakest.score)) weakest = { keys, score: left };
  }
  if (!weakest) return undefined;
  const left = standingWithout(ranked.force, ranked.peers, person, { sources: weakest.keys });
  const stands = without(ranked, person, weakest.keys);
  const key = weakest.keys[0]!;
  const isOn = (rank: number, standing: Standing): boolean =>
    size === 'all' || (rank <= size && isListed(standing, ranked.force.context.policy));
  const group = sourcesOn(ranked.force.context, person).find((g) => g.id === key);
  return {
    reference: shownKey(ranked, person, key),
    records: group ? recordsOf(group) : recordsBehind(ranked, person, weakest.keys),
    received: key === RECEIVED,
    ...stands,
    decides: isOn(ranked.ranks[person]!, ranked.standings[person]!) && !isOn(stands.rankWithout, left),
    sole: score > 0 && weakest.score <= 0,
  };
}

function without(ranked: RankedForce, person: number, keys: readonly string[]): StandingWithout {
  const standing = standingWithout(ranked.force, ranked.peers, person, { sources: keys });
  return {
    scoreWithout: standing.score / 1e6,
    rankWithout: shownPlaceWithout(ranked, person, keys),
    equalWithout: equalTo(ranked, person, standing),
    priorityWithout: standing.priority,
  };
}

function noteOf(group: SourceGroup): Omit<SourceNote, keyof StandingWithout> {
  return {
    id: group.id,
    records: recordsOf(group),
    told: group.statements.length,
    counted: group.sources,
    why: saidTies(group),
    tested: group.tested,
    anonymous: group.anonymous,
  };
}

function recordsOf(group: SourceGroup): string[] {
  return [...new Set(group.statements.map((s) => s.record))].sort(byCodeUnit);
}

/**
 * The untested attributions that are one source, any of which would do; the contact months of what was received; the record of
 * a system by itself. Sorted.
 */
function recordsBehind({ force }: RankedForce, person: number, keys: readonly string[]): string[] {
  const behind = force.factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).flatMap((item) =>
      keys.includes(sourceKey(item)) ? (item.restsOn ?? item.received ?? []) : [],
    ),
  );
  return [...new Set([...keys.filter((key) => key !== RECEIVED), ...behind])].sort(byCodeUnit);
}

/** The id by which a source is told: of what was received, the first of its contact months. */
function shownKey(ranked: RankedForce, person: number, key: string): string {
  return key === RECEIVED ? recordsBehind(ranked, person, [key])[0]! : key;
}

/** Whatever counts about the person, by source, each once: all untested attributions are one. */
function keysOf({ force }: RankedForce, person: number): string[][] {
  const items = force.factors.flatMap((f) => itemsOf(f.evidence, person).filter((item) => item.weight > 0));
  const keys = (of: readonly EvidenceItem[]): string[] => [...new Set(of.map(sourceKey))].sort(byCodeUnit);
  const untested = items.filter(isByAttribution);
  const attributions = [...new Set([...keys(untested), ...untested.flatMap((item) => item.restsOn ?? [])])];
  const alone = keys(items.filter((item) => !isByAttribution(item))).map((key) => [key]);
  return attributions.length > 0 ? [...alone, attributions] : alone;
}
