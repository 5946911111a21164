import type { EntityId } from '../model/entity';
import type { Grade } from '../model/grade';
import { explainsAt, type Explanation } from '../model/explanation';
import type { Instant } from '../model/time';
import type { Stretch } from '../view/projection';
import type { RiskContext } from './context';

/** A contact month of a serving person with somebody, parted by whether a record explains it. */
export interface Parted {
  /** What nothing explains: undefined where all of it is explained. */
  readonly open: Stretch | undefined;
  /** The records on which it rests alone that a stretch is explained; none where several explain it. */
  readonly by: readonly string[];
}

/**
 * Parts contact months by what explains contact of the two at that very time (see `Explanation`): `onlyDuty` where a
 * declaration explains nothing, as of look-ups. What is graded 3 or E explains nothing.
 */
export function partedByExplanation(
  context: RiskContext,
  { onlyDuty = false } = {},
): (person: number, other: EntityId, month: Stretch & { readonly id: string }) => Parted {
  const pairs = context.shared('explanations by pair', () => byPair(context));
  return (person, other, month) => {
    const known = (pairs.get(`${person}\u001f${other}`) ?? []).filter((e) => e.why === 'duty' || !onlyDuty);
    if (known.length === 0) return { open: month, by: [] };
    const staff = context.population.members[person]!.id;
    const open: Stretch[] = [];
    const by: string[] = [];
    for (const stretch of context.stretches(month.id, staff, other)) {
      const explaining = known.filter((e) => explainsAt(e, stretch.first));
      const [only, ...more] = explaining;
      if (!only) open.push(stretch);
      else if (more.length === 0) by.push(only.record);
    }
    return { open: joined(open), by: [...new Set(by)] };
  };
}

function joined(stretches: readonly Stretch[]): Stretch | undefined {
  const [first, ...more] = stretches;
  if (!first) return undefined;
  return more.reduce(
    (all, s) => ({
      count: all.count + s.count,
      reasoned: all.reasoned + s.reasoned,
      first: earlier(all.first, s.first),
      last: later(all.last, s.last),
    }),
    { count: first.count, reasoned: first.reasoned, first: first.first, last: first.last },
  );
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/**
 * True of what a source that is not reliable says, or what is suspected to be false: somebody may have said it to hide a
 * contact. What is not graded is of a register of the force's own.
 */
function isDoubted(grade: Grade | undefined): boolean {
  return grade?.source === 3 || grade?.information === 'E';
}

function byPair(context: RiskContext): Map<string, Explanation[]> {
  const pairs = new Map<string, Explanation[]>();
  for (const explanation of context.explanations) {
    if (isDoubted(context.record(explanation.record)?.grade)) continue;
    const person = context.population.position.get(explanation.staff);
    if (person === undefined) continue;
    const key = `${person}\u001f${explanation.other}`;
    const known = pairs.get(key);
    if (known) known.push(explanation);
    else pairs.set(key, [explanation]);
  }
  return pairs;
}
