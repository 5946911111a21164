import type { SourceGroup } from '../independence';
import { isTested } from '../model/grade';
import { byCodeUnit } from '../shared/compare';
import { isByAttribution, itemsOf, lists, RECEIVED, sourceKey, type EvidenceItem } from './evidence';
import { equalTo, listOf, shownPlaceWithout } from './held-back';
import { ordered, type RankedForce } from './ranking';
import { saidTies } from './said-sources';
import type { Fragility, SourceNote, StandingWithout } from './scorecard';
import { isListed, standingWithout, type Standing } from './standing';
import { sourcesOn } from './statements';
import { withoutRecord } from './without-record';

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
 * The one source, record or contact month without which the score falls furthest, and where the person would then stand: a
 * score rests on one source where without it nothing is left above nought, however many records there are. A record of a system or
 * register is tried whatever it does: that of a declaration by which alone contact counts, of a marker by which alone somebody is an
 * offender, of an attribution by which alone a number is somebody's. Without it is a force that never had it, under the same
 * baseline (see `withoutRecord`); whoever else rests on it stands elsewhere too. The person's own row of the register of staff, which
 * gives their number and their account, is not tried: without it nothing would be known of anybody. Undefined where nothing raises
 * the score.
 * `size` is that of the list that was asked for.
 */
export function fragility(ranked: RankedForce, person: number, size: number | 'all'): Fragility | undefined {
  const { score } = ranked.standings[person]!;
  const weakest = weakestOf(ranked, person);
  if (!weakest) return undefined;
  const { keys, record } = weakest;
  const among = record === undefined ? ranked : rankedWithout(ranked, person, record);
  const stands = without(among, person, record === undefined ? keys : []);
  const left = standingWithout(among.force, among.peers, person, {
    sources: record === undefined ? keys : [],
  });
  const key = keys[0]!;
  const isOn = (rank: number, standing: Standing): boolean =>
    size === 'all' || (rank <= size && isListed(standing, ranked.force.context.policy));
  const group = sourcesOn(ranked.force.context, person).find((g) => g.id === key);
  return {
    reference: shownKey(ranked, person, key),
    records: group ? recordsOf(group) : record === undefined ? recordsBehind(ranked, person, keys) : [record],
    received: key === RECEIVED,
    ...stands,
    decides: isOn(ranked.ranks[person]!, ranked.standings[person]!) && !isOn(stands.rankWithout, left),
    sole: score > 0 && weakest.score <= 0,
  };
}

/** What is tried, and the score without it, in whole millionths. */
interface Tried {
  readonly keys: readonly string[];
  /** Where it is one record or contact month. */
  readonly record?: string;
  readonly score: number;
}

/** Of equals a source comes first, then a month of contact, then a record that nobody tested. */
function weakestOf(ranked: RankedForce, person: number): Tried | undefined {
  const { force, peers, standings } = ranked;
  let weakest: Tried | undefined;
  const consider = (tried: Tried): void => {
    if (tried.score < (weakest?.score ?? standings[person]!.score)) weakest = tried;
  };
  for (const keys of keysOf(ranked, person))
    consider({ keys, score: standingWithout(force, peers, person, { sources: keys }).score });
  const records = recordsOn(ranked, person)
    .map((record) => ({
      record,
      least: standingWithout(force, peers, person, { sources: [], resting: record }).score,
    }))
    .sort((a, b) => a.least - b.least);
  for (const { record, least } of records) {
    // Nothing that follows can be lower.
    if (least >= (weakest?.score ?? standings[person]!.score)) break;
    const left = withoutRecord(ranked, [person], record);
    const { score } = standingWithout(left.force, left.peers, person, { sources: [] });
    consider({ keys: [record], record, score });
  }
  return weakest;
}

/** The records and contact months, besides their own row, on which what is nobody's word rests: first what is likelier to be wrong, of equals. */
function recordsOn({ force }: RankedForce, person: number): string[] {
  const { context } = force;
  const records = new Set<string>();
  for (const { evidence } of force.factors)
    for (const { source, weight, reference, supports = [] } of itemsOf(evidence, person))
      if (source === undefined && weight > 0) for (const id of [reference, ...supports]) records.add(id);
  const order = (id: string): number =>
    context.isContact(id) ? 0 : isTested(context.record(id)?.grade) ? 2 : 1;
  records.delete(context.population.members[person]!.record);
  return [...records].sort((a, b) => order(a) - order(b) || byCodeUnit(a, b));
}

/**
 * The list as it would be without a record, but for the person, who stands as before and has the evidence that is left: others are
 * weighed anew where what speaks of them rests on the record too.
 */
function rankedWithout(ranked: RankedForce, person: number, record: string): RankedForce {
  const others = restingOn(ranked, record).filter((i) => i !== person);
  const left = withoutRecord(ranked, [person, ...others], record);
  if (others.length === 0) return { ...ranked, ...left };
  const standings = [...ranked.standings];
  for (const i of others) standings[i] = standingWithout(left.force, left.peers, i, { sources: [] });
  const order = ordered(standings, ranked.by);
  const before = withoutRecord(ranked, others, record);
  const shown = listOf({ ...before, standings, by: ranked.by, order, otherwise: ranked.otherwise });
  return { ...ranked, ...left, standings, order, ...shown };
}

function restingOn({ force }: RankedForce, record: string): number[] {
  const people = new Set<number>();
  for (const { evidence } of force.factors)
    evidence.items.forEach((item) => {
      if (item.source === undefined && lists(item, record)) people.add(item.person);
    });
  for (const { evidence } of force.factors)
    evidence.exposure.rests?.forEach((rests, i) => {
      if (rests === record) people.add(i);
    });
  return [...people].sort((a, b) => a - b);
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

/** Who speaks about the person, all untested attributions and all that was received, by source, each once. */
function keysOf({ force }: RankedForce, person: number): string[][] {
  const items = force.factors.flatMap((f) => itemsOf(f.evidence, person).filter((item) => item.weight > 0));
  const keys = (of: readonly EvidenceItem[]): string[] => [...new Set(of.map(sourceKey))].sort(byCodeUnit);
  const untested = items.filter(isByAttribution);
  const attributions = [...new Set([...keys(untested), ...untested.flatMap((item) => item.restsOn ?? [])])];
  const spoken = items.filter((item) => item.source !== undefined || isReceived(item));
  const alone = keys(spoken).map((key) => [key]);
  return attributions.length > 0 ? [...alone, attributions] : alone;
}

function isReceived(item: EvidenceItem): boolean {
  return sourceKey(item) === RECEIVED;
}
