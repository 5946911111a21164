import type { EntityId } from '../model/entity';
import type { IndependenceRules, Nameless } from './rules';
import type { Statement } from './statement';

/**
 * Of how many people complaints tell who complains, each who is complained of counting as one at most, and so each who complains.
 * So neither a flood about one person nor a record that names everybody nor one who complains of many under one name moves any of the
 * three by more than one; who gives no name may.
 */
export interface ComplainantsTold {
  /** By who is in a register of people. */
  readonly registered: number;
  /** By a name alone, which no register holds. */
  readonly byName: number;
  readonly nameless: number;
}

/** What a force's policy states of whom complaints do not make known, or what is taken for it. */
export type NamelessTaken = Record<
  keyof Pick<IndependenceRules, 'namelessComplaints' | 'complainantsByName'>,
  Taken
>;
type Taken = Exclude<Nameless, 'as-told'>;

/** Below this share, complaints name nobody, as in Chicago: whoever is left out is not left out on purpose. */
const NEVER = 0.05;
/** From this share on of those named, who is in no register is so on purpose. */
const USUALLY = 0.5;

/** Counts who complains of whom. */
export function complainantsTold(statements: readonly Statement[]): ComplainantsTold {
  const complaints = statements.filter((s) => s.source === 'complaints');
  // A complaint has a row for each whom it names, and counts for each in the measure of how few it names.
  const accused = new Map<string, Set<EntityId>>();
  for (const { occasions, about } of complaints) {
    const of = occasions[0] ?? '';
    const known = accused.get(of) ?? new Set();
    for (const person of about) known.add(person);
    accused.set(of, known);
  }
  const shareOf = ({ occasions, speakers }: Statement): number =>
    1 / accused.get(occasions[0] ?? '')!.size / Math.max(1, speakers.length);
  const spoken = new Map<string, number>();
  for (const complaint of complaints)
    for (const speaker of complaint.speakers)
      spoken.set(speaker, (spoken.get(speaker) ?? 0) + shareOf(complaint) * complaint.about.length);
  const weightOf = (complaint: Statement): number =>
    complaint.speakers.length === 0
      ? shareOf(complaint)
      : complaint.speakers.reduce((sum, s) => sum + shareOf(complaint) / Math.max(1, spoken.get(s)!), 0);
  const peopleOf = (some: readonly Statement[]): number => {
    const of = new Map<EntityId, number>();
    for (const complaint of some)
      for (const person of complaint.about) of.set(person, (of.get(person) ?? 0) + weightOf(complaint));
    return [...of.values()].reduce((sum, each) => sum + Math.min(1, each), 0);
  };
  return {
    registered: peopleOf(complaints.filter((c) => c.speakers.length > 0 && !c.byNameOnly)),
    byName: peopleOf(complaints.filter((c) => c.byNameOnly)),
    nameless: peopleOf(complaints.filter((c) => c.speakers.length === 0)),
  };
}

/** What those whom complaints do not make known are taken for: what the policy states, or else what complaints tell. */
export function takenFor(rules: IndependenceRules, told: ComplainantsTold): NamelessTaken {
  const stated = (rule: Nameless, isAnonymous: boolean): Taken =>
    rule === 'as-told' ? (isAnonymous ? 'anonymous' : 'people') : rule;
  return {
    namelessComplaints: stated(rules.namelessComplaints, isLeftOut(told)),
    complainantsByName: stated(rules.complainantsByName, isUsuallyRegistered(told)),
  };
}

/**
 * For what those whom complaints do not make known may be taken otherwise, in every combination: wherever the policy does not state it,
 * for what complaints tell is told by whoever complains. Empty where it is stated, or nobody is concerned.
 */
export function otherwiseTaken(rules: IndependenceRules, told: ComplainantsTold): Partial<NamelessTaken>[] {
  const now = takenFor(rules, told);
  const other = (rule: keyof NamelessTaken, concerned: number): Partial<NamelessTaken>[] =>
    rules[rule] === 'as-told' && concerned > 0
      ? [{}, { [rule]: now[rule] === 'people' ? 'anonymous' : 'people' }]
      : [{}];
  return other('namelessComplaints', told.nameless)
    .flatMap((nameless) =>
      other('complainantsByName', told.byName).map((byName) => ({ ...nameless, ...byName })),
    )
    .filter((taken) => Object.keys(taken).length > 0);
}

/** True where complaints name somebody often enough for whoever is left out to be so on purpose. */
function isLeftOut({ registered, byName, nameless }: ComplainantsTold): boolean {
  const named = registered + byName;
  return named > 0 && named >= NEVER * (named + nameless);
}

function isUsuallyRegistered({ registered, byName }: ComplainantsTold): boolean {
  return registered >= USUALLY * (registered + byName);
}
