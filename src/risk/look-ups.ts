import type { ContactMonth } from '../model/contact';
import { ms, type Instant } from '../model/time';
import type { Policy } from '../policy';
import type { RiskContext } from './context';
import { holders } from './holders';
import { saidDay } from './said-time';
import { several, thousands, times, type SaidOf, type Saying } from './saying';

/** What a serving person's account did to one record in one UTC month. */
export interface LookUp {
  readonly person: number;
  /** The nominal, or the record of a system, that was opened. */
  readonly about: string;
  readonly month: string;
  readonly count: number;
  /** For how many of them a reason was given. */
  readonly reasoned: number;
  readonly first: Instant;
  /** When the last was. */
  readonly last: Instant;
  readonly contact: string;
  /** The record that says whose account it is; undefined where it does not rest on one. */
  readonly attribution: string | undefined;
}

/** Signing in opens nothing. */
const NOT_A_LOOK_UP: readonly ContactMonth['kind'][] = ['login', 'message'];

/** Every look-up of serving people whose account is known, in order of contact id; worked out once for all factors. */
export function lookUps(context: RiskContext): readonly LookUp[] {
  return context.shared('look-ups', () => {
    const holderOf = holders(context);
    return context.contacts('system-access').flatMap((c): LookUp[] => {
      if (NOT_A_LOOK_UP.includes(c.kind)) return [];
      const held = holderOf(c.from, c.first, c.last);
      const person = held && context.population.position.get(held.holder);
      if (held === undefined || person === undefined) return [];
      const { month, count, reasoned, first, last, id: contact } = c;
      const { record: attribution } = held;
      return [{ person, about: c.to, month, count, reasoned, first, last, contact, attribution }];
    });
  });
}

/** How many of look-ups count: those without a reason, and of the others the policy's share. */
export function countedOf({ reasonedLookUps }: Policy, { count, reasoned }: Reasons): number {
  return count - reasoned + reasonedLookUps * reasoned;
}

/** How many are told of: those of which anything counts. */
export function toldOf({ reasonedLookUps }: Policy, { count, reasoned }: Reasons): number {
  return reasonedLookUps === 0 ? count - reasoned : count;
}

/** What is said behind the number that is told of: `reasoned` had a reason. */
export function saidReasons({ reasonedLookUps }: Policy, reasoned: number): string {
  if (reasoned === 0) return 'with no reason given';
  return reasonedLookUps === 0
    ? `with no reason given (${thousands(reasoned)} more with one, not counted)`
    : `${thousands(reasoned)} of these with a reason, each of which counts ${reasonedLookUps}`;
}

/** The look-ups of one person, in order of contact id. */
export function lookUpsOf(context: RiskContext, person: number): readonly LookUp[] {
  const byPerson = context.shared('look-ups by person', () => {
    const people = context.population.members.map((): LookUp[] => []);
    for (const lookUp of lookUps(context)) people[lookUp.person]!.push(lookUp);
    return people;
  });
  return byPerson[person]!;
}

/**
 * What is said of look-ups with a reason that count nothing: `9 people looked up with a reason given (12 look-ups, the last on …):
 * not counted.` None: undefined.
 */
export function saidReasoned(
  lookUpsAsked: readonly LookUp[],
  noun: readonly [string, string],
): Saying | undefined {
  const all = lookUpsAsked.filter((l) => l.reasoned > 0);
  if (all.length === 0) return undefined;
  const about = several(new Set(all.map((l) => l.about)).size, ...noun);
  const count = all.reduce((sum, l) => sum + l.reasoned, 0);
  const last = saidDay(Math.max(...all.map((l) => ms(l.last))));
  const when = count === 1 ? `1 look-up, on ${last}` : `${thousands(count)} look-ups, the last on ${last}`;
  return {
    text: `${about} looked up with a reason given (${when}): not counted.`,
    entities: [],
    rests: all.map((l) => l.contact),
  };
}

/** How many of the others of a first sentence were looked up with a reason too; '' where none was. */
export function saidOthersLookedUp(context: RiskContext, person: number, said: SaidOf): string {
  const reasoned = said.others.map(({ entity, months }) =>
    lookUpsOf(context, person).filter((l) => l.reasoned > 0 && l.about === entity && months.has(l.month)),
  );
  said.rest(reasoned.flat().map((l) => l.contact));
  const count = reasoned.filter((looks) => looks.length > 0).length;
  if (count === 0) return '';
  const which = said.others.length === 1 ? '' : count === said.others.length ? 'each ' : `${count} of them `;
  return ` (${which}looked up with a reason in the same months)`;
}

/**
 * Beside a contact, that the person looked the other up with a reason in the same months: ` (looked up 2 times that month, each time
 * with a reason)`; '' where they did not.
 */
export function saidLookedUp(context: RiskContext, person: number, said: SaidOf): string {
  const same = lookUpsOf(context, person).filter((l) => l.about === said.entity && said.months.has(l.month));
  const reasoned = same.reduce((sum, l) => sum + l.reasoned, 0);
  if (reasoned === 0) return '';
  said.rest(same.map((l) => l.contact));
  const count = same.reduce((sum, l) => sum + l.count, 0);
  const days = new Set([said.first, said.last, ...same.flatMap((l) => [ms(l.first), ms(l.last)])].map(dayOf));
  const when = days.size === 1 ? 'that day' : said.months.size === 1 ? 'that month' : 'in the same months';
  const each = count === 1 ? 'with a reason' : 'each time with a reason';
  const how = reasoned === count ? each : `${times(reasoned)} of these with a reason`;
  return ` (looked up ${times(count)} ${when}, ${how})`;
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

const DAY_MS = 86_400_000;

type Reasons = Pick<LookUp, 'count' | 'reasoned'>;
