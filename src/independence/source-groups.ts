import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import { byCodeUnit } from '../shared/compare';
import type { HouseholdTie } from './households';
import { Joining } from './joining';
import type { IndependenceRules, Tie } from './rules';
import { isAnonymous, isHidingWay, type Statement } from './statement';
import { runsOf, sameWording } from './wording';

/** Statements about one person that count as one source. */
export interface SourceGroup {
  /** The first of its records by id: the same as long as that record stays. */
  readonly id: RecordId;
  /** By time, then record. */
  readonly statements: readonly Statement[];
  /** What makes one source of them; none of a single statement. */
  readonly ties: readonly Tie[];
  /** Records, besides the statements, on which that rests: of households. Sorted. */
  readonly rests: readonly RecordId[];
  /** True where at least one of them was tested. */
  readonly tested: boolean;
  /** Nobody knows who speaks: `sources` of them are presumed, at most as many as the rules allow. */
  readonly anonymous: boolean;
  /** As how many sources it may count: 1, but for what is anonymous in several bursts. */
  readonly sources: number;
  /** For each source that it may count as, its statements (positions in `statements`). */
  readonly parts: readonly (readonly number[])[];
}

const DAY_MS = 86_400_000;

/**
 * Divides what is said about one person into independent sources. Two statements are of one source where they belong to
 * one report or complaint or one was made from the other, where one source reference, complainant or reporter stands
 * behind both, where those who speak share a household, where the wording is the same, and where nobody knows who speaks
 * and both came by one way within days of each other. All that is anonymous is one group, which counts as no more
 * sources than the rules allow, one for each burst.
 *
 * @param namesSpeakers whether the register of a statement usually names who speaks: whoever is left out of it is then
 * as anonymous as on a confidential line
 * @param notHousehold the household that the person themselves declared: whoever is complained of does not make one source of
 * those who complain
 */
export function sourceGroups(
  given: readonly Statement[],
  rules: IndependenceRules,
  households: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  namesSpeakers: (statement: Statement) => boolean,
  notHousehold?: string,
): SourceGroup[] {
  const statements = [...given].sort((a, b) => a.at - b.at || byCodeUnit(a.record, b.record));
  const sets = new Joining(statements.length);
  const ties = new Map<number, Set<Tie>>();
  const rests = new Map<number, Set<RecordId>>();
  const tie = (a: number, b: number, why: Tie, records: readonly RecordId[] = []): void => {
    if (a === b) return;
    sets.join(a, b);
    (ties.get(a) ?? ties.set(a, new Set()).get(a)!).add(why);
    for (const record of records) (rests.get(a) ?? rests.set(a, new Set()).get(a)!).add(record);
  };
  const anonymous = statements.map((s) => isAnonymous(s) || (s.speakers.length === 0 && namesSpeakers(s)));
  const tieByKeys = (keysOf: (s: Statement) => readonly string[], why: Tie): void => {
    const first = new Map<string, number>();
    statements.forEach((s, i) => {
      for (const key of keysOf(s)) {
        const before = first.get(key);
        if (before === undefined) first.set(key, i);
        else tie(i, before, why);
      }
    });
  };
  tieByKeys((s) => s.occasions, 'report');
  tieByKeys((s) => s.speakers, 'speaker');
  tieHouseholds(statements, households, notHousehold, tie);
  tieWordings(statements, rules, tie);
  tieBursts(
    statements,
    (i) => (anonymous[i] || isHidingWay(statements[i]!) ? rules.anonymousBurstDays : rules.burstDays),
    anonymous,
    tie,
  );
  return groupsOf({ statements, sets, ties, rests, anonymous, most: rules.anonymousAtMost });
}

type TieOf = (a: number, b: number, why: Tie, records?: readonly RecordId[]) => void;

function tieHouseholds(
  statements: readonly Statement[],
  households: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  notHousehold: string | undefined,
  tie: TieOf,
): void {
  const first = new Map<string, { at: number; speaker: string; record: RecordId }>();
  statements.forEach((s, i) => {
    for (const speaker of s.speakers) {
      for (const { household, record } of households.get(speaker) ?? []) {
        if (household === notHousehold) continue;
        const before = first.get(household);
        if (!before) first.set(household, { at: i, speaker, record });
        else if (before.speaker !== speaker) tie(i, before.at, 'household', [record, before.record]);
      }
    }
  });
}

function tieWordings(statements: readonly Statement[], rules: IndependenceRules, tie: TieOf): void {
  const runs = statements.map((s) => runsOf(s.text, rules.fewestWords));
  for (let i = 0; i < runs.length; i++) {
    if (runs[i]!.size === 0) continue;
    for (let j = 0; j < i; j++)
      if (sameWording(runs[i]!, runs[j]!) >= rules.wordingShare) tie(i, j, 'wording');
  }
}

/** Statements stand by time, so that the last of a way before one is the nearest. */
function tieBursts(
  statements: readonly Statement[],
  daysOf: (i: number) => number,
  anonymous: readonly boolean[],
  tie: TieOf,
): void {
  const last = new Map<string, number>();
  statements.forEach((statement, i) => {
    const { speakers, byNameOnly, channel, at } = statement;
    // A line that hides who speaks gives each call a number of its own: that does not make two speakers of one.
    if (speakers.length > 0 && !byNameOnly && !isHidingWay(statement)) return;
    const way = `${isHidingWay(statement) ? 'hidden' : anonymous[i] ? 'anonymous' : 'not said'} ${channel}`;
    const before = last.get(way);
    if (before !== undefined && at - statements[before]!.at <= daysOf(i) * DAY_MS) tie(i, before, 'burst');
    last.set(way, i);
  });
}

interface Joined {
  readonly statements: readonly Statement[];
  readonly sets: Joining;
  readonly ties: ReadonlyMap<number, ReadonlySet<Tie>>;
  readonly rests: ReadonlyMap<number, ReadonlySet<RecordId>>;
  readonly anonymous: readonly boolean[];
  readonly most: number;
}

function groupsOf({ statements, sets, ties, rests, anonymous, most }: Joined): SourceGroup[] {
  const members = new Map<number, number[]>();
  statements.forEach((_, i) => {
    const set = sets.of(i);
    const known = members.get(set);
    if (known) known.push(i);
    else members.set(set, [i]);
  });
  const all = [...members.values()];
  const isHidden = (part: readonly number[]): boolean => part.every((i) => anonymous[i]);
  const hidden = all.filter(isHidden);
  const named = all.filter((part) => !isHidden(part)).map((part) => [part]);
  const groups = hidden.length > 0 ? [...named, hidden] : named;
  return groups
    .map((parts): SourceGroup => {
      const mine = parts.flat().sort((a, b) => a - b);
      const place = new Map(mine.map((i, at) => [i, at]));
      const of = mine.map((i) => statements[i]!);
      const nameless = isHidden(mine);
      return {
        id: of.map((s) => s.record).sort(byCodeUnit)[0]!,
        statements: of,
        ties: [...new Set(mine.flatMap((i) => [...(ties.get(i) ?? [])]))].sort(byCodeUnit),
        rests: [...new Set(mine.flatMap((i) => [...(rests.get(i) ?? [])]))].sort(byCodeUnit),
        tested: of.some((s) => s.tested),
        anonymous: nameless,
        sources: Math.min(parts.length, nameless ? Math.max(1, most) : 1),
        parts: parts.map((part) => part.map((i) => place.get(i)!)),
      };
    })
    .sort((a, b) => a.statements[0]!.at - b.statements[0]!.at || byCodeUnit(a.id, b.id));
}
