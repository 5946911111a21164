import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import { byCodeUnit } from '../shared/compare';
import type { HouseholdTie } from './households';
import { Joining } from './joining';
import { matters } from './matters';
import type { IndependenceRules, Tie } from './rules';
import { isAnonymous, isHidingWay, reporterOf, type Statement } from './statement';
import { tieReporters } from './tie-reporters';
import { tieReports } from './tie-reports';
import { tieWordings } from './tie-wordings';

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
 * one report or complaint or one was made from the other (of several, from the first), where one source reference or
 * complainant stands behind both, where those who speak share an address, where one declared the other close (of several,
 * the first of whom speaks), where the wording is the same (of several unlike texts in one, of the first), and where nobody
 * knows who speaks and both came by one way within days of each other. Then what one reporter alone gave in is one source,
 * with the first at most of those in which others speak too. All these ties are transitive, so that none of them lets one
 * hand make one of two sources that are of others. A source of complaints alone and one of reports alone, each with the nearest within the policy's days, are
 * presumed to speak of one matter and are one, but for what is anonymous: with a call whoever is complained of could make
 * one source of two. All that is anonymous is one group, which counts as no more sources than the rules allow, one for
 * each burst.
 *
 * @param isUnnamed whether who speaks is left out of a register that usually tells it: as anonymous as on a confidential
 * line
 * @param notDeclarer whose declarations tie nothing: whoever is complained of does not make one source of those who complain
 */
export function sourceGroups(
  given: readonly Statement[],
  rules: IndependenceRules,
  households: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  isUnnamed: (statement: Statement) => boolean,
  notDeclarer?: EntityId,
): SourceGroup[] {
  const statements = [...given].sort((a, b) => a.at - b.at || byCodeUnit(a.record, b.record));
  const sets = Joining.of(statements.length);
  const ties = new Map<number, Set<Tie>>();
  const rests = new Map<number, Set<RecordId>>();
  const note = (a: number, why: Tie): void => {
    (ties.get(a) ?? ties.set(a, new Set()).get(a)!).add(why);
  };
  const tie = (a: number, b: number, why: Tie, records: readonly RecordId[] = []): void => {
    if (a === b) return;
    sets.join(a, b);
    note(a, why);
    for (const record of records) (rests.get(a) ?? rests.set(a, new Set()).get(a)!).add(record);
  };
  const anonymous = statements.map((s) => isAnonymous(s) || isUnnamed(s));
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
  const made = tieReports(statements, tie);
  // Who reported is told by others only once all else is tied.
  tieByKeys((s) => s.speakers.filter((speaker) => speaker !== reporterOf(s)), 'speaker');
  tieHouseholds(statements, households, notDeclarer, tie);
  tieWordings(statements, rules, made, tie);
  // What was made from a report is of its source: it ties nothing else to it.
  const byItself = (i: number): boolean => !made.has(i);
  tieBursts(
    statements,
    (i) => (anonymous[i] ? rules.anonymousBurstDays : rules.burstDays),
    anonymous,
    byItself,
    tie,
  );
  tieReporters(statements, sets, tie);
  const hidden = allHidden(sets, anonymous);
  const groups = sets.copy();
  hidden.forEach((isHidden, i) => isHidden && groups.join(i, hidden.indexOf(true)));
  for (const [a, b] of matters(statements, sets, (i) => !hidden[i], rules.matterDays)) {
    groups.join(a, b);
    note(a, 'matter');
  }
  return groupsOf({ statements, sets, groups, hidden, ties, rests, most: rules.anonymousAtMost });
}

type TieOf = (a: number, b: number, why: Tie, records?: readonly RecordId[]) => void;

/**
 * An address ties all who speak and give it. A declaration ties who declared and speaks to the first to speak of those
 * whom they declared, and to no other: whoever declares ten people makes no household of the ten.
 */
function tieHouseholds(
  statements: readonly Statement[],
  households: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  notDeclarer: EntityId | undefined,
  tie: TieOf,
): void {
  const first = new Map<string, { at: number; speaker: string; record: RecordId }>();
  const declared = new Map<EntityId, { at: number; record: RecordId }>();
  // Whoever has addresses of many people is of one household alone, so that nobody makes one of several.
  const home = new Map<string, string>();
  const isAt = (speaker: string, household: string): boolean =>
    (home.get(speaker) ?? household) === household;
  statements.forEach((s, i) => {
    for (const speaker of s.speakers) {
      for (const { household, record, declarer } of households.get(speaker) ?? []) {
        if (declarer !== undefined) {
          if (declarer !== speaker && declarer !== notDeclarer && !declared.has(declarer))
            declared.set(declarer, { at: i, record });
          continue;
        }
        const before = first.get(household);
        if (!before) first.set(household, { at: i, speaker, record });
        else if (before.speaker !== speaker && isAt(speaker, household) && isAt(before.speaker, household)) {
          for (const one of [speaker, before.speaker]) home.set(one, household);
          tie(i, before.at, 'household', [record, before.record]);
        }
      }
    }
  });
  statements.forEach((s, i) => {
    for (const speaker of s.speakers) {
      const close = declared.get(speaker);
      if (close) tie(i, close.at, 'household', [close.record]);
    }
  });
}

/** Statements stand by time, so that the last of a way before one is the nearest. */
function tieBursts(
  statements: readonly Statement[],
  daysOf: (i: number) => number,
  anonymous: readonly boolean[],
  takesPart: (i: number) => boolean,
  tie: TieOf,
): void {
  const last = new Map<string, number>();
  statements.forEach((statement, i) => {
    const { speakers, byNameOnly, channel, at } = statement;
    if (!takesPart(i) || (speakers.length > 0 && !byNameOnly && !anonymous[i])) return;
    const way = `${isHidingWay(statement) ? 'hidden' : anonymous[i] ? 'anonymous' : 'not said'} ${channel}`;
    const before = last.get(way);
    if (before !== undefined && at - statements[before]!.at <= daysOf(i) * DAY_MS) tie(i, before, 'burst');
    last.set(way, i);
  });
}

/** Of each statement, whether nobody knows who speaks in all that is tied to it. */
function allHidden(sets: Joining, anonymous: readonly boolean[]): boolean[] {
  const named = new Set(anonymous.flatMap((isHidden, i) => (isHidden ? [] : [sets.of(i)])));
  return anonymous.map((_, i) => !named.has(sets.of(i)));
}

interface Joined {
  readonly statements: readonly Statement[];
  /** What ties make one of. */
  readonly sets: Joining;
  /** The same, all that is hidden together, and what is presumed to be of one matter. */
  readonly groups: Joining;
  readonly hidden: readonly boolean[];
  readonly ties: ReadonlyMap<number, ReadonlySet<Tie>>;
  readonly rests: ReadonlyMap<number, ReadonlySet<RecordId>>;
  readonly most: number;
}

function groupsOf({ statements, sets, groups, hidden, ties, rests, most }: Joined): SourceGroup[] {
  const all = statements.map((_, i) => i);
  return divided(groups, all)
    .map((mine): SourceGroup => {
      const of = mine.map((i) => statements[i]!);
      const parts = divided(sets, mine);
      const nameless = mine.every((i) => hidden[i]);
      return {
        id: of.map((s) => s.record).sort(byCodeUnit)[0]!,
        statements: of,
        ties: [...new Set(mine.flatMap((i) => [...(ties.get(i) ?? [])]))].sort(byCodeUnit),
        rests: [...new Set(mine.flatMap((i) => [...(rests.get(i) ?? [])]))].sort(byCodeUnit),
        tested: of.some((s) => s.tested),
        anonymous: nameless,
        sources: nameless ? Math.min(parts.length, Math.max(1, most)) : 1,
        parts,
      };
    })
    .sort((a, b) => a.statements[0]!.at - b.statements[0]!.at || byCodeUnit(a.id, b.id));
}

/** The positions in `of` of each set's members, in order. */
function divided(sets: Joining, of: readonly number[]): number[][] {
  const members = new Map<number, number[]>();
  of.forEach((i, at) => {
    const known = members.get(sets.of(i));
    if (known) known.push(at);
    else members.set(sets.of(i), [at]);
  });
  return [...members.values()];
}
