import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import { byCodeUnit } from '../shared/compare';
import type { HouseholdTie } from './households';
import { Joining } from './joining';
import { matters } from './matters';
import { inTime } from './in-time';
import type { Taking } from './origins';
import type { IndependenceRules, Tie } from './rules';
import { behind, isAnonymous, isNobodys, type Statement } from './statement';
import { tieBursts } from './tie-bursts';
import { tieHouseholds } from './tie-households';
import { tieRepeated } from './tie-repeated';
import { tieReporters } from './tie-reporters';
import { tieSpeakers } from './tie-speakers';

/** Statements about one person that count as one source. */
export interface SourceGroup {
  /** The first of its records by id: the same as long as that record stays. */
  readonly id: RecordId;
  /** By time. */
  readonly statements: readonly Statement[];
  /** What makes one source of them; none of a single statement. */
  readonly ties: readonly Tie[];
  /** Of each statement, whether it repeats what others said: it adds nothing to their source, unless it was tested. */
  readonly repeats: readonly boolean[];
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

/**
 * Whether a statement, by its position, adds to what its source says: not what repeats others, and in a source of whom somebody
 * is known not what nobody stands behind. What was tested always does.
 */
export function isCounted({ statements, repeats, anonymous }: SourceGroup, i: number): boolean {
  const statement = statements[i]!;
  return statement.tested || (!repeats[i] && (anonymous || !isNobodys(statement)));
}

/**
 * Divides what is said about one person into independent sources. What belongs to one report, was made from another (of
 * several, from the first) or has its wording (of several unlike texts in one, of the first) repeats it: it is of its source,
 * ties nothing else to it and adds nothing, unless it was tested or is of the same voice. Two statements are of one source
 * where one source reference or complainant stands behind both, where those who speak share an address, where one declared the
 * other close (of several, the first of whom speaks), where nobody knows who speaks and both came by one way within days of
 * each other, and where one reporter was the first to give in what they are of. All these ties are transitive, so that none of
 * them may let one hand make one of two sources that are of others. A source of one who complains and one of reports, of which
 * the first is near in time to the first of the other, are presumed to speak of one matter and are one, but for what is
 * anonymous: with a call whoever is complained of could make one source of two. All that is anonymous is one group, which counts as no more sources than the rules allow, one for
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
  const statements = inTime(given);
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
  const repeats = tieRepeated(statements, rules, tie);
  const isOwn = (i: number): boolean => !repeats.has(i);
  // Who reported is told by others only once all else is tied.
  const firsts = tieSpeakers(statements, isOwn, tie);
  tieHouseholds(statements, households, { isOwn, notDeclarer }, tie);
  // Of what names those who speak the first alone: the others are theirs already.
  tieBursts(
    statements,
    (i) => (anonymous[i] ? rules.anonymousBurstDays : rules.burstDays),
    anonymous,
    (i) => firsts.has(i),
    tie,
  );
  tieReporters(statements, sets, isOwn, tie);
  const hidden = allHidden(
    statements.length,
    sets,
    (i) => anonymous[i]! || (repeats.has(i) && !statements[i]!.tested),
  );
  const groups = sets.copy();
  hidden.forEach((isHidden, i) => isHidden && groups.join(i, hidden.indexOf(true)));
  // By the first that each says: what is added later in their name brings nobody near to another.
  const isOfOne = ofOneVoice(statements, sets, isOwn);
  const isNear = (i: number): boolean => !hidden[i] && sets.of(i) === i && isOfOne.has(i);
  for (const [a, b] of matters(statements, sets, isNear, rules.matterDays)) {
    groups.join(a, b);
    note(a, 'matter');
  }
  return groupsOf({ statements, sets, groups, hidden, repeats, ties, rests, most: rules.anonymousAtMost });
}

/** The sets in which one voice alone speaks, besides what repeats it: with others in it, whoever ties them would tie two matters too. */
function ofOneVoice(
  statements: readonly Statement[],
  sets: Joining,
  isOwn: (i: number) => boolean,
): ReadonlySet<number> {
  const voices = new Map<number, Set<string>>();
  statements.forEach((s, i) => {
    if (!isOwn(i)) return;
    const set = sets.of(i);
    voices.set(set, (voices.get(set) ?? new Set()).add(behind(s) ?? s.speakers[0] ?? ''));
  });
  return new Set([...voices].flatMap(([set, of]) => (of.size === 1 ? [set] : [])));
}

/** Of each statement, whether nobody knows who speaks in all that is tied to it. Whoever repeats it makes nobody known. */
function allHidden(size: number, sets: Joining, isHidden: (i: number) => boolean): boolean[] {
  const all = Array.from({ length: size }, (_, i) => i);
  const named = new Set(all.filter((i) => !isHidden(i)).map((i) => sets.of(i)));
  return all.map((i) => !named.has(sets.of(i)));
}

interface Joined {
  readonly statements: readonly Statement[];
  /** What ties make one of. */
  readonly sets: Joining;
  /** The same, all that is hidden together, and what is presumed to be of one matter. */
  readonly groups: Joining;
  readonly hidden: readonly boolean[];
  readonly repeats: ReadonlyMap<number, Taking>;
  readonly ties: ReadonlyMap<number, ReadonlySet<Tie>>;
  readonly rests: ReadonlyMap<number, ReadonlySet<RecordId>>;
  readonly most: number;
}

function groupsOf({ statements, sets, groups, hidden, repeats, ties, rests, most }: Joined): SourceGroup[] {
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
        // Of what came at one moment nobody can tell which was the first: each of it counts, as one.
        repeats: mine.map((i) =>
          repeats.has(i) ? statements[repeats.get(i)!.from]!.at < statements[i]!.at : false,
        ),
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
